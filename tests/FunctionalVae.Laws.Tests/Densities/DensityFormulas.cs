using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>The functions of one distribution, each of which a mutant may replace.</summary>
internal sealed record Family<TDistribution, TPoint, TMean, TSpread>(
    Func<TDistribution, TPoint, double> Log,
    Func<TDistribution, Key, TPoint> Sample,
    Func<TDistribution, TMean> Mean,
    Func<TDistribution, TSpread> Spread,
    Func<TDistribution, double> Entropy
);

internal sealed partial record Formulas
{
    public Family<Normal, double, double, double> NormalFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Variance, p => p.Entropy);

    public Family<Laplace, double, double, double> LaplaceFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Variance, p => p.Entropy);

    public Family<UniformDistribution, double, double, double> UniformFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Variance, p => p.Entropy);

    public Family<ContinuousBernoulli, double, double, double> ContinuousBernoulliFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Variance, p => p.Entropy);

    public Family<Mixture<double, LogDensity>, double, double, double> MixtureFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), Mixture.Mean, Mixture.Variance, _ => double.NaN);

    public Family<Bernoulli, int, double, double> BernoulliFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Variance, p => p.Entropy);

    public Family<Categorical, int, RealVector, RealMatrix> CategoricalFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Covariance, p => p.Entropy);

    public Family<DiscretizedLogistic, int, double, double> DiscretizedLogisticFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Variance, p => p.Entropy);

    public Family<DiagonalNormal, RealVector, RealVector, RealMatrix> DiagonalFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Covariance, p => p.Entropy);

    public Family<MultivariateNormal, RealVector, RealVector, RealMatrix> FullFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Covariance, p => p.Entropy);

    public Family<LowRankNormal, RealVector, RealVector, RealMatrix> LowRankFamily { get; init; } =
        new((p, x) => p.LogProbability(x).Nats, (p, key) => p.Sample(key), p => p.Mean, p => p.Covariance, p => p.Entropy);

    public Func<LogDensity, int, double, double> DensityBits { get; init; } =
        (log, dimensions, step) => log.BitsPerDimension(dimensions, step);

    public Func<LogMass, int, double> MassBits { get; init; } = (log, dimensions) => log.BitsPerDimension(dimensions);
}
