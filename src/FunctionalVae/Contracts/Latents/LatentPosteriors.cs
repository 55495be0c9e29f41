using System.Globalization;
using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// The aggregate posterior itself: the mixture, with equal weights, of q(z|x) = N(μ, diag σ²) of the training examples. It keeps two numbers of each
/// example and latent dimension, and the decoder makes of its draws what is near those examples.
/// </summary>
public sealed record LatentPosteriors : LatentDistribution
{
    private const ulong ExampleSite = 0;

    // Twice the bound of every encoder.
    private const float MostLogVariance = 60;

    // 1/σ² of each posterior, and −½ Σ (log 2π + log σ²).
    private readonly double[] precisions;
    private readonly double[] constants;

    private LatentPosteriors(PosteriorBatch posteriors)
    {
        Posteriors = posteriors;
        precisions = [.. posteriors.LogVariance.Array.Select(value => Math.Exp(-(double)value))];
        constants =
        [
            .. Enumerable
                .Range(0, Count)
                .Select(row =>
                    -posteriors.LogVariance.Array.Skip(row * Size).Take(Size).Sum(value => NormalDistribution.HalfLogTwoPi + (0.5 * value))
                ),
        ];
    }

    /// <summary>The mixture of some posteriors, such as <see cref="IVaeModel.Encode"/> gives them.</summary>
    /// <param name="posteriors">One or more, each [latent].</param>
    /// <exception cref="ArgumentException">They have no noise: points have no density. Or a number is not finite, or there are not as many log-variances as means.</exception>
    public static LatentPosteriors Of(PosteriorBatch posteriors)
    {
        ArgumentNullException.ThrowIfNull(posteriors);
        var (mean, logVariance) = (posteriors.Mean, posteriors.LogVariance);
        return !posteriors.HasNoise
                ? throw new ArgumentException(
                    "The posteriors have no noise: they are points, and a mixture of points has no density. Fit a mixture of normals or a flow to them."
                )
            : mean.Width != logVariance.Width || mean.Count != logVariance.Count
                ? throw new ArgumentException($"The posteriors have means {mean} and log-variances {logVariance}; both need one shape.")
            : !(mean.Array.All(float.IsFinite) && logVariance.Array.All(float.IsFinite))
                ? throw new ArgumentException("A mean or a log-variance of the posteriors is not finite.")
            : logVariance.Array.Any(value => Math.Abs(value) > MostLogVariance)
                ? throw new ArgumentException("A log-variance of the posteriors is beyond ±60, which no encoder gives.")
            : new(posteriors);
    }

    /// <summary>The posteriors.</summary>
    public PosteriorBatch Posteriors { get; }

    /// <summary>Of how many examples they are.</summary>
    public int Count => Posteriors.Mean.Count;

    /// <inheritdoc/>
    public override int Size => Posteriors.Mean.Width;

    /// <inheritdoc/>
    public override LogDensity LogProbability(RealVector z)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (z.Count != Size)
        {
            throw new ArgumentException($"The vector has {z.Count} values, and the posteriors {Size} dimensions.", nameof(z));
        }

        double[] at = [.. z];
        var terms = new double[Count];
        for (var row = 0; row < terms.Length; row++)
        {
            var distance = 0.0;
            for (var i = 0; i < at.Length; i++)
            {
                var difference = at[i] - Posteriors.Mean.Array[(row * at.Length) + i];
                distance += difference * difference * precisions[(row * at.Length) + i];
            }

            terms[row] = constants[row] - (0.5 * distance);
        }

        return new(SpecialFunctions.LogMeanExp(terms));
    }

    /// <summary>Of how many examples, and of how many dimensions.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"the posteriors of {Count} examples, of {Size} dimensions");

    /// <summary>Whether all numbers are equal.</summary>
    public bool Equals(LatentPosteriors? other) =>
        other is not null
        && Size == other.Size
        && Posteriors.Mean.Array.AsSpan().SequenceEqual(other.Posteriors.Mean.Array)
        && Posteriors.LogVariance.Array.AsSpan().SequenceEqual(other.Posteriors.LogVariance.Array);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Size, Posteriors.Mean.Array[0]);

    private protected override void Draw(Key key, int index, Span<float> draw)
    {
        var words = key.Child(ExampleSite).Words((uint)index, 0);
        // Each with the same probability, to 2⁻³³ of it and less: the high half of 64 bits times their number.
        var row = (int)Math.BigMul(((ulong)words.Word0 << 32) | words.Word1, (ulong)Count, out _);
        StandardNormalNoise.Fill(key, (uint)index, draw);
        for (var i = 0; i < draw.Length; i++)
        {
            var at = (row * draw.Length) + i;
            draw[i] = (float)(Posteriors.Mean.Array[at] + (Math.Exp(0.5 * Posteriors.LogVariance.Array[at]) * draw[i]));
        }
    }
}
