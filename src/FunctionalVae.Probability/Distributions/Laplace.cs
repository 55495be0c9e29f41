namespace FunctionalVae.Probability;

/// <summary>The Laplace distribution of one number: density e^(−|x − μ| / b) / 2b.</summary>
public sealed record Laplace : IDistribution<double, LogDensity>, IScalarMoments
{
    private Laplace(double mean, double scale)
    {
        Mean = mean;
        Scale = scale;
    }

    /// <summary>The distribution around μ with the mean distance b from it.</summary>
    /// <param name="mean">The mean μ.</param>
    /// <param name="scale">The scale b; the standard deviation is √2·b.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mean"/> is not finite, or b is not from 1e-152 to 1e152.</exception>
    public static Laplace FromScale(double mean, double scale) =>
        new(Arguments.Finite(mean, nameof(mean)), Arguments.Scale(scale, nameof(scale)));

    /// <summary>The mean μ, which is the median too.</summary>
    public double Mean { get; }

    /// <summary>The scale b: the mean distance from μ.</summary>
    public double Scale { get; }

    /// <summary>The variance 2b².</summary>
    public double Variance => 2 * Scale * Scale;

    /// <summary>The differential entropy 1 + log 2b, in nats.</summary>
    public double Entropy => 1 + Math.Log(2 * Scale);

    /// <summary>The log-density −|x − μ|/b − log 2b, in nats.</summary>
    public LogDensity LogProbability(double point) => new((-Math.Abs(Arguments.Point(point) - Mean) / Scale) - Math.Log(2 * Scale));

    /// <summary>By inversion: μ + b·log 2u below the median and μ − b·log 2(1 − u) above.</summary>
    public double Sample(Key key)
    {
        var u = KeyDraws.Uniform(key, 0);
        return u < 0.5 ? Mean + (Scale * Math.Log(2 * u)) : Mean - (Scale * Math.Log(2 * (1 - u)));
    }
}
