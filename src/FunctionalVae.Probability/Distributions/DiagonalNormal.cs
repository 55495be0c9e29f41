namespace FunctionalVae.Probability;

/// <summary>The normal distribution N(μ, diag σ²) of k independent numbers: a variational autoencoder's posterior.</summary>
public sealed record DiagonalNormal : IDistribution<RealVector, LogDensity>, IVectorMoments
{
    private DiagonalNormal(RealVector mean, RealVector logVariance)
    {
        Mean = mean;
        LogVariance = logVariance;
    }

    /// <summary>The distribution N(μ, diag e^ℓ) from its log-variances ℓ, both vectors of k dimensions.</summary>
    /// <exception cref="ArgumentException">The vectors are empty or differ in length, a mean is not finite, or an ℓ is not from −700 to 700.</exception>
    public static DiagonalNormal FromLogVariance(RealVector mean, RealVector logVariance)
    {
        Arguments.Finite(Arguments.NotEmpty(mean, nameof(mean)), nameof(mean));
        Arguments.LogVariance(logVariance, nameof(logVariance));
        Arguments.SameCount(logVariance.Count, nameof(logVariance), mean.Count, nameof(mean));
        return new(mean, logVariance);
    }

    /// <summary>The distribution N(μ, diag σ²) from its standard deviations σ.</summary>
    /// <exception cref="ArgumentException">As for <see cref="FromLogVariance"/>, or a deviation is not from 1e-152 to 1e152.</exception>
    public static DiagonalNormal FromDeviations(RealVector mean, RealVector deviations)
    {
        Arguments.Deviations(deviations, nameof(deviations));
        Arguments.SameCount(deviations.Count, nameof(deviations), mean.Count, nameof(mean));
        return FromLogVariance(mean, RealVector.From(deviations.Select(deviation => 2 * Math.Log(deviation))));
    }

    /// <summary>The standard normal distribution N(0, I) of <paramref name="dimensions"/> dimensions.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is not positive.</exception>
    public static DiagonalNormal Standard(int dimensions)
    {
        Arguments.AtLeast(1, dimensions, nameof(dimensions));
        return new(RealVector.Zero(dimensions), RealVector.Zero(dimensions));
    }

    /// <summary>The means μ, k values.</summary>
    public RealVector Mean { get; }

    /// <summary>The log-variances ℓ = log σ², k values.</summary>
    public RealVector LogVariance { get; }

    /// <summary>The number of dimensions, k.</summary>
    public int Dimensions => Mean.Count;

    /// <summary>The variances σ², k values.</summary>
    public RealVector Variance => RealVector.From(LogVariance.Select(Math.Exp));

    /// <summary>The covariance diag σ², [k, k].</summary>
    public RealMatrix Covariance => RealMatrix.FromDiagonal(Variance);

    /// <summary>The differential entropy ½ Σ (1 + log 2π + ℓ), in nats.</summary>
    public double Entropy => (Dimensions * (0.5 + NormalDistribution.HalfLogTwoPi)) + (0.5 * LogVariance.Sum());

    /// <summary>One of the k independent numbers.</summary>
    public Normal Marginal(int dimension) => Normal.FromLogVariance(Mean[dimension], LogVariance[dimension]);

    /// <summary>The log-density Σ log N(xᵢ; μᵢ, σᵢ²), in nats.</summary>
    public LogDensity LogProbability(RealVector point)
    {
        Arguments.Point(point, Dimensions);
        var sum = 0.0;
        for (var i = 0; i < point.Count; i++)
        {
            var z = (point[i] - Mean[i]) * Math.Exp(-0.5 * LogVariance[i]);
            sum += (z * z) + LogVariance[i];
        }

        return new((-Dimensions * NormalDistribution.HalfLogTwoPi) - (0.5 * sum));
    }

    /// <summary>A draw μ + σ ∘ ε with ε standard normal, k values.</summary>
    public RealVector Sample(Key key)
    {
        var draw = KeyDraws.Normals(key, Dimensions);
        for (var i = 0; i < draw.Length; i++)
        {
            draw[i] = Mean[i] + (Math.Exp(0.5 * LogVariance[i]) * draw[i]);
        }

        return new(draw);
    }
}
