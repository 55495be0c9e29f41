namespace FunctionalVae.Probability;

/// <summary>The uniform distribution of one number on [low, high).</summary>
public sealed record UniformDistribution : IDistribution<double, LogDensity>, IScalarMoments
{
    private UniformDistribution(double low, double high)
    {
        Low = low;
        High = high;
    }

    /// <summary>The distribution on [low, high).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or high − low is not positive and finite.</exception>
    public static UniformDistribution Between(double low, double high)
    {
        Arguments.Finite(low, nameof(low));
        Arguments.Finite(high, nameof(high));
        return high > low && double.IsFinite(high - low)
            ? new(low, high)
            : throw new ArgumentOutOfRangeException(
                nameof(high),
                high,
                $"{nameof(high)} is {Arguments.Text(high)} and {nameof(low)} {Arguments.Text(low)}; the difference must be positive and finite."
            );
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The bound above, which no draw reaches.</summary>
    public double High { get; }

    /// <summary>The mean (low + high) / 2.</summary>
    public double Mean => Low + (0.5 * Width);

    /// <summary>The variance (high − low)² / 12.</summary>
    public double Variance => Width * Width / 12;

    /// <summary>The differential entropy log(high − low), in nats.</summary>
    public double Entropy => Math.Log(Width);

    /// <summary>The log-density −log(high − low) in nats; −∞ outside [low, high).</summary>
    public LogDensity LogProbability(double point) =>
        new(Arguments.Point(point) >= Low && point < High ? -Math.Log(Width) : double.NegativeInfinity);

    /// <summary>A draw low + (high − low)·u.</summary>
    public double Sample(Key key) => Math.Min(Low + (Width * KeyDraws.Uniform(key, 0)), Math.BitDecrement(High));

    private double Width => High - Low;
}
