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

    public Func<IReadOnlyList<double>, Estimate> EstimateFromTerms { get; init; } = Estimate.FromTerms;
}
