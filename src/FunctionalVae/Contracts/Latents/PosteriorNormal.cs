using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// One posterior N(μ, Σ) as normals of each dimension given those before it, N(mᵢ, σᵢ²) with mᵢ = μᵢ + Σⱼ Lᵢⱼ uⱼ, j below i, in float64. u = (z − m)/σ are the
/// distances of a latent vector: ε of a draw. With a diagonal covariance m is μ.
/// </summary>
public sealed class PosteriorNormal
{
    private readonly ReadOnlyMemory<float> mean;
    private readonly ReadOnlyMemory<float> logVariance;
    private readonly ReadOnlyMemory<float> lower;
    private readonly double[] precisions;
    private readonly double constant;

    /// <summary>One posterior of a batch.</summary>
    /// <param name="posterior">The batch.</param>
    /// <param name="row">Which, from 0.</param>
    public PosteriorNormal(PosteriorBatch posterior, int row)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        mean = posterior.Mean[row];
        logVariance = posterior.LogVarianceGivenBefore[row];
        lower = posterior.Factor?.Lower[row] ?? default;
        precisions = Array.ConvertAll(logVariance.ToArray(), value => Math.Exp(-(double)value));
        foreach (var value in logVariance.Span)
        {
            constant -= NormalDistribution.HalfLogTwoPi + (0.5 * value);
        }
    }

    /// <summary>log σᵢ².</summary>
    internal double LogVariance(int dimension) => logVariance.Span[dimension];

    /// <summary>mᵢ.</summary>
    /// <param name="dimension">i.</param>
    /// <param name="distances">u of the dimensions before it.</param>
    internal double Centre(int dimension, ReadOnlySpan<double> distances)
    {
        double centre = mean.Span[dimension];
        for (var before = 0; before < dimension && !lower.IsEmpty; before++)
        {
            centre += lower.Span[PosteriorFactor.At(mean.Length, dimension, before)] * distances[before];
        }

        return centre;
    }

    /// <summary>A draw of z, [latent]. It depends on the posterior, the key and its number alone.</summary>
    /// <param name="key">The key of the draws.</param>
    /// <param name="number">Which draw, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is negative.</exception>
    public IReadOnlyList<float> Draw(Key key, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var latent = new float[mean.Length];
        Draw(key, number, latent);
        return latent;
    }

    /// <summary>The same, written to <paramref name="latent"/>.</summary>
    internal void Draw(Key key, int number, Span<float> latent)
    {
        StandardNormalNoise.Fill(key, (uint)number, latent);
        var distances = new double[latent.Length];
        for (var i = 0; i < latent.Length; i++)
        {
            distances[i] = latent[i];
            latent[i] = (float)(Centre(i, distances) + (Math.Exp(0.5 * LogVariance(i)) * distances[i]));
        }
    }

    /// <summary>log N(z; μ, Σ), in nats.</summary>
    /// <param name="z">A latent vector, [latent].</param>
    /// <exception cref="ArgumentException">It has another size.</exception>
    public double LogDensity(IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (z.Count != mean.Length)
        {
            throw new ArgumentException($"The vector has {z.Count} values, and the posterior {mean.Length} dimensions.", nameof(z));
        }

        var distances = lower.IsEmpty ? [] : new double[z.Count];
        var sum = 0.0;
        for (var i = 0; i < z.Count; i++)
        {
            var difference = z[i] - Centre(i, distances);
            sum += difference * difference * precisions[i];
            if (distances.Length > 0)
            {
                distances[i] = difference * Math.Sqrt(precisions[i]);
            }
        }

        return constant - (0.5 * sum);
    }
}
