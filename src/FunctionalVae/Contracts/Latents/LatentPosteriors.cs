using System.Globalization;
using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// The aggregate posterior itself: the mixture, with equal weights, of q(z|x) of the training examples. It keeps their means and covariances,
/// and the decoder makes of its draws what is near those examples.
/// </summary>
public sealed record LatentPosteriors : LatentDistribution
{
    private const ulong ExampleSite = 0;

    // Twice the bound of every encoder.
    private const float MostLogVariance = 60;

    private readonly PosteriorNormal[] rows;

    private LatentPosteriors(PosteriorBatch posteriors)
    {
        Posteriors = posteriors;
        rows = [.. Enumerable.Range(0, Count).Select(row => new PosteriorNormal(posteriors, row))];
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
            : posteriors.Factor is { } factor && !factor.Fits(mean)
                ? throw new ArgumentException(
                    $"The posteriors have means {mean}, and factors of another shape: {factor.LogVariance} and {factor.Lower}."
                )
            : !(mean.Array.All(float.IsFinite) && logVariance.Array.All(float.IsFinite) && posteriors.Factor?.IsFinite != false)
                ? throw new ArgumentException("A mean or a number of a covariance of the posteriors is not finite.")
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

        var terms = new double[Count];
        for (var row = 0; row < terms.Length; row++)
        {
            terms[row] = rows[row].LogDensity(z);
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
        && Posteriors.LogVariance.Array.AsSpan().SequenceEqual(other.Posteriors.LogVariance.Array)
        && Same(Posteriors.Factor?.LogVariance, other.Posteriors.Factor?.LogVariance)
        && Same(Posteriors.Factor?.Lower, other.Posteriors.Factor?.Lower);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Size, Posteriors.Mean.Array[0]);

    private static bool Same(Batch? one, Batch? other) =>
        one is null ? other is null : other is not null && one.Array.AsSpan().SequenceEqual(other.Array);

    private protected override void Draw(Key key, int index, Span<float> draw)
    {
        var words = key.Child(ExampleSite).Words((uint)index, 0);
        // Each with the same probability, to 2⁻³³ of it and less: the high half of 64 bits times their number.
        var row = (int)Math.BigMul(((ulong)words.Word0 << 32) | words.Word1, (ulong)Count, out _);
        StandardNormalNoise.Fill(key, (uint)index, draw);
        var distances = Array.ConvertAll(draw.ToArray(), value => (double)value);
        for (var i = 0; i < draw.Length; i++)
        {
            draw[i] = (float)(rows[row].Centre(i, distances) + (Math.Exp(0.5 * rows[row].LogVariance(i)) * distances[i]));
        }
    }
}
