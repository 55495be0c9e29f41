namespace FunctionalVae.Probability;

/// <summary>A logistic distribution rounded to one of n levels, counted from 0, the outermost of which take all that lies beyond them.</summary>
/// <remarks>
/// Source: Salimans, Karpathy, Chen and Kingma, "PixelCNN++", ICLR 2017, but the mass of a bin is computed from the two softplus functions at
/// its edges, with no fallback to a density. Location and scale are in levels: grey values x of 256 levels on [0, 1] are level 255·x.
/// </remarks>
public sealed record DiscretizedLogistic : IDistribution<int, LogMass>, IScalarMoments
{
    private DiscretizedLogistic(double location, double scale, int levels)
    {
        Location = location;
        Scale = scale;
        Levels = levels;
    }

    /// <summary>The distribution of ⌊x + ½⌋, kept from 0 to n − 1, where x is logistic around μ with scale s.</summary>
    /// <param name="location">μ, in levels; it may lie outside them.</param>
    /// <param name="scale">s, in levels.</param>
    /// <param name="levels">n, the number of levels: 17 for the digits, 256 for MNIST.</param>
    /// <exception cref="ArgumentOutOfRangeException">μ is not finite, s is not from 1e-152 to 1e152, or n less than 2.</exception>
    public static DiscretizedLogistic FromScale(double location, double scale, int levels) =>
        new(
            Arguments.Finite(location, nameof(location)),
            Arguments.Scale(scale, nameof(scale)),
            Arguments.AtLeast(2, levels, nameof(levels))
        );

    /// <summary>The location μ, in levels.</summary>
    public double Location { get; }

    /// <summary>The scale s, in levels.</summary>
    public double Scale { get; }

    /// <summary>The number of levels, n.</summary>
    public int Levels { get; }

    /// <summary>The log-probability log P of every level, n values in nats.</summary>
    public RealVector LogProbabilities => RealVector.From(Enumerable.Range(0, Levels).Select(Nats));

    /// <summary>The mean level, by enumeration.</summary>
    public double Mean => Enumerable.Range(0, Levels).Sum(level => level * Math.Exp(Nats(level)));

    /// <summary>The variance of the level, by enumeration.</summary>
    public double Variance
    {
        get
        {
            var mean = Mean;
            return Enumerable.Range(0, Levels).Sum(level => (level - mean) * (level - mean) * Math.Exp(Nats(level)));
        }
    }

    /// <summary>The entropy −Σ P·log P, in nats, by enumeration.</summary>
    public double Entropy => DiscreteEntropy.Of(LogProbabilities);

    /// <summary>
    /// −softplus(−b) − softplus(a) + log(1 − e^(a − b)) in nats, with a and b the standardised edges of the level's bin, of which the outermost
    /// are −∞ and ∞; −∞ of a level that there is not.
    /// </summary>
    public LogMass LogProbability(int point) => new((uint)point < (uint)Levels ? Nats(point) : double.NegativeInfinity);

    /// <summary>By inversion: the level of μ + s·log(u / (1 − u)).</summary>
    public int Sample(Key key)
    {
        var u = KeyDraws.Uniform(key, 0);
        return (int)Math.Clamp(Math.Floor(Location + (Scale * SpecialFunctions.Logit(u)) + 0.5), 0, Levels - 1);
    }

    private double Nats(int level)
    {
        var (first, last) = (level == 0, level == Levels - 1);
        var below = last ? 0 : -SpecialFunctions.Softplus(-(level + 0.5 - Location) / Scale);
        var above = first ? 0 : -SpecialFunctions.Softplus((level - 0.5 - Location) / Scale);
        return first || last ? below + above : below + above + SpecialFunctions.Log1mExp(1 / Scale);
    }
}
