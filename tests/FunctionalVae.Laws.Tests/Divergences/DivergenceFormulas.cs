using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal sealed partial record Formulas
{
    public Func<double, Normal, Normal, double> RenyiNormal { get; init; } = FunctionalVae.Probability.Renyi.Normal;

    public Func<double, DiagonalNormal, DiagonalNormal, double> RenyiDiagonal { get; init; } =
        FunctionalVae.Probability.Renyi.DiagonalNormal;

    public Func<double, MultivariateNormal, MultivariateNormal, double> RenyiMultivariate { get; init; } =
        FunctionalVae.Probability.Renyi.MultivariateNormal;

    public Func<double, Bernoulli, Bernoulli, double> RenyiBernoulli { get; init; } = FunctionalVae.Probability.Renyi.Bernoulli;

    public Func<double, Categorical, Categorical, double> RenyiCategorical { get; init; } = FunctionalVae.Probability.Renyi.Categorical;

    public Func<Normal, Normal, double> JeffreysNormal { get; init; } = (q, p) => KullbackLeibler.Symmetric(KullbackLeibler.Normal, q, p);

    public Func<Bernoulli, Bernoulli, double> JensenShannonBernoulli { get; init; } = JensenShannon.Bernoulli;

    public Func<Categorical, Categorical, double> JensenShannonCategorical { get; init; } = JensenShannon.Categorical;

    public Func<Categorical, Categorical, Key, int, Estimate> JensenShannonEstimate { get; init; } = JensenShannon.MonteCarlo;

    public Func<Normal, Normal, double> CrossEntropyNormal { get; init; } = CrossEntropy.Normal;

    public Func<DiagonalNormal, DiagonalNormal, double> CrossEntropyDiagonal { get; init; } = CrossEntropy.DiagonalNormal;

    public Func<MultivariateNormal, MultivariateNormal, double> CrossEntropyMultivariate { get; init; } = CrossEntropy.MultivariateNormal;

    public Func<Bernoulli, Bernoulli, double> CrossEntropyBernoulli { get; init; } = CrossEntropy.Bernoulli;

    public Func<Categorical, Categorical, double> CrossEntropyCategorical { get; init; } = CrossEntropy.Categorical;
}
