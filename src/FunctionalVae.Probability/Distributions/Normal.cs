namespace FunctionalVae.Probability;

/// <summary>The normal distribution N(μ, σ²) of one number.</summary>
public sealed record Normal : IDistribution<double, LogDensity>, IScalarMoments
{
    private Normal(double mean, double logVariance)
    {
        Mean = mean;
        LogVariance = logVariance;
    }

    /// <summary>The distribution N(μ, e^ℓ) from its log-variance ℓ.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mean"/> is not finite, or ℓ is not from −700 to 700.</exception>
    public static Normal FromLogVariance(double mean, double logVariance) =>
        new(Arguments.Finite(mean, nameof(mean)), Arguments.LogVariance(logVariance, nameof(logVariance)));

    /// <summary>The distribution N(μ, σ²) from its standard deviation σ.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mean"/> is not finite, or σ is not from 1e-152 to 1e152.</exception>
    public static Normal FromDeviation(double mean, double deviation) =>
        new(Arguments.Finite(mean, nameof(mean)), 2 * Math.Log(Arguments.Deviation(deviation, nameof(deviation))));

    /// <summary>The standard normal distribution N(0, 1).</summary>
    public static Normal Standard { get; } = new(0, 0);

    /// <summary>The mean μ.</summary>
    public double Mean { get; }

    /// <summary>The log-variance ℓ = log σ².</summary>
    public double LogVariance { get; }

    /// <summary>The variance σ².</summary>
    public double Variance => Math.Exp(LogVariance);

    /// <summary>The standard deviation σ.</summary>
    public double Deviation => Math.Exp(0.5 * LogVariance);

    /// <summary>The differential entropy ½(1 + log 2π + ℓ), in nats.</summary>
    public double Entropy => 0.5 + NormalDistribution.HalfLogTwoPi + (0.5 * LogVariance);

    /// <summary>The log-density −½ log 2π − ½ℓ − ½((x − μ)/σ)², in nats.</summary>
    public LogDensity LogProbability(double point)
    {
        var z = (Arguments.Point(point) - Mean) * Math.Exp(-0.5 * LogVariance);
        return new(-NormalDistribution.HalfLogTwoPi - (0.5 * LogVariance) - (0.5 * z * z));
    }

    /// <summary>μ + σ·ε with ε standard normal.</summary>
    public double Sample(Key key) => Mean + (Deviation * KeyDraws.Normal(key, 0));
}
