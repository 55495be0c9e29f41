using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal sealed partial record Formulas
{
    public Func<Normal, Normal, double> KlNormal { get; init; } = KullbackLeibler.Normal;

    public Func<DiagonalNormal, DiagonalNormal, double> KlDiagonal { get; init; } = KullbackLeibler.DiagonalNormal;

    public Func<MultivariateNormal, MultivariateNormal, double> KlMultivariate { get; init; } = KullbackLeibler.MultivariateNormal;

    public Func<DiagonalNormal, MultivariateNormal, double> KlDiagonalToMultivariate { get; init; } =
        KullbackLeibler.DiagonalToMultivariate;

    public Func<MultivariateNormal, DiagonalNormal, double> KlMultivariateToDiagonal { get; init; } =
        KullbackLeibler.MultivariateToDiagonal;

    public Func<Bernoulli, Bernoulli, double> KlBernoulli { get; init; } = KullbackLeibler.Bernoulli;

    public Func<Categorical, Categorical, double> KlCategorical { get; init; } = KullbackLeibler.Categorical;

    public Func<LowRankNormal, LowRankNormal, double> KlLowRank { get; init; } = KullbackLeibler.LowRankNormal;

    public Func<DiscretizedLogistic, DiscretizedLogistic, double> KlDiscretizedLogistic { get; init; } =
        KullbackLeibler.DiscretizedLogistic;

    public Func<ContinuousBernoulli, ContinuousBernoulli, double> KlContinuousBernoulli { get; init; } =
        KullbackLeibler.ContinuousBernoulli;

    public Func<Laplace, Laplace, double> KlLaplace { get; init; } = KullbackLeibler.Laplace;

    public Func<Normal, Laplace, double> KlNormalToLaplace { get; init; } = KullbackLeibler.NormalToLaplace;

    public Func<Laplace, Normal, double> KlLaplaceToNormal { get; init; } = KullbackLeibler.LaplaceToNormal;

    public Func<UniformDistribution, UniformDistribution, double> KlUniform { get; init; } = KullbackLeibler.Uniform;

    public Func<UniformDistribution, Normal, double> KlUniformToNormal { get; init; } = KullbackLeibler.UniformToNormal;

    public Func<UniformDistribution, Laplace, double> KlUniformToLaplace { get; init; } = KullbackLeibler.UniformToLaplace;

    public Func<IReadOnlyList<double>, Estimate> EstimateFromTerms { get; init; } = Estimate.FromTerms;
}
