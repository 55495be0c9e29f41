namespace FunctionalVae;

/// <summary>The posteriors q(z|x) = N(μ, Σ) of a batch; Σ = diag σ² but where there is a factor.</summary>
/// <param name="Mean">μ, [count, latent].</param>
/// <param name="LogVariance">log σ², [count, latent], with σ² the diagonal of Σ; −∞ of a latent without noise.</param>
/// <param name="Factor">The Cholesky factors of full covariances (<see cref="FullNormalLatent"/>); null where they are diagonal.</param>
public sealed record PosteriorBatch(Batch Mean, Batch LogVariance, PosteriorFactor? Factor = null) : ITyped<PosteriorBatch, PosteriorBatch>
{
    private const double MostRounding = 1e-5;

    /// <summary>Whether any of them has a variance: not those of a latent without noise, which are points.</summary>
    public bool HasNoise => !LogVariance.Array.All(float.IsNegativeInfinity);

    /// <summary>The log-variance of each dimension given those before it, [count, latent]: that of the factor where there is one.</summary>
    internal Batch LogVarianceGivenBefore => Factor?.LogVariance ?? LogVariance;

    /// <summary>
    /// The posteriors of a backend's heads: μ and log σ² side by side, [count, 2·latent]; with a full covariance LLᵀ μ, log Lᵢᵢ² and L below its diagonal, column after
    /// column, [count, 2·latent + latent·(latent − 1)/2]; or μ alone, [count, latent], of a latent without noise, whose log σ² is −∞.
    /// </summary>
    /// <param name="latent">Latent dimensions.</param>
    /// <param name="width">Values of a head.</param>
    /// <param name="heads">The heads, one after another.</param>
    public static PosteriorBatch FromHeads(int latent, int width, IReadOnlyList<float> heads)
    {
        ArgumentNullException.ThrowIfNull(heads);
        var count = heads.Count / width;
        var mean = Part(0, latent);
        if (width == latent)
        {
            return new(mean, Batch.FromValues(latent, Enumerable.Repeat(float.NegativeInfinity, count * latent)));
        }

        var logVariance = Part(latent, latent);
        if (width == 2 * latent)
        {
            return new(mean, logVariance);
        }

        var factor = new PosteriorFactor(logVariance, Part(2 * latent, width - (2 * latent)));
        return new(mean, factor.Marginal(), factor);

        Batch Part(int first, int columns)
        {
            var values = Batch.Allocate(count, columns, "posterior");
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = heads[(i / columns * width) + first + (i % columns)];
            }

            return new(values, columns);
        }
    }

    /// <summary>The number of values of a head, of which posteriors of one kind are made: <see cref="FromHeads"/>.</summary>
    /// <param name="latent">The latent variable.</param>
    public static int HeadWidth(Latent latent)
    {
        ArgumentNullException.ThrowIfNull(latent);
        return (int)latent.HeadWidth;
    }

    /// <summary>Heads of <see cref="FromHeads"/>, one after another; a posterior without a factor has 0 below its diagonal.</summary>
    /// <param name="width">Values of a head.</param>
    public IReadOnlyList<float> ToHeads(int width)
    {
        var heads = Batch.Allocate(Mean.Count, width, "posterior");
        for (var row = 0; row < Mean.Count; row++)
        {
            WriteHead(row, heads.AsSpan(row * width, width));
        }

        return heads;
    }

    /// <summary>Refuses a factor that a model cannot have.</summary>
    /// <exception cref="ArgumentException">The model's covariances are diagonal, or the factor has another shape than the means.</exception>
    internal void CheckFactor(Latent latent, string model)
    {
        if (Factor is { } factor && (latent.IsFactorised || !factor.Fits(Mean)))
        {
            throw new ArgumentException(
                latent.IsFactorised
                    ? $"The posteriors have full covariances, and those of {model} are diagonal."
                    : $"The posteriors have means {Mean}, and factors of another shape: {factor.LogVariance} and {factor.Lower}."
            );
        }

        if (Factor?.Marginal() is { } marginal && Apart(marginal) is { } place)
        {
            var (row, column) = (place / Mean.Width, place % Mean.Width);
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The log-variance of dimension {column} of posterior {row} is {LogVariance.Array[place]}, and its factor gives {marginal.Array[place]}: draws are made of the factor. Make both of one head by {nameof(PosteriorBatch)}.{nameof(FromHeads)}, or set {nameof(Factor)} to null for diagonal covariances."
                )
            );
        }
    }

    // The first log-variance that is not that of the factor but for rounding; null where all are.
    private int? Apart(Batch marginal)
    {
        for (var i = 0; i < marginal.Array.Length; i++)
        {
            var (own, given) = (LogVariance.Array[i], marginal.Array[i]);
            if (!own.Equals(given) && !(Math.Abs((double)own - given) <= MostRounding * Math.Max(1, Math.Abs((double)given))))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Writes one head.</summary>
    internal void WriteHead(int row, Span<float> head)
    {
        var latent = Mean.Width;
        Mean[row].Span.CopyTo(head);
        if (head.Length > latent)
        {
            LogVarianceGivenBefore[row].Span.CopyTo(head[latent..]);
        }

        if (head.Length > 2 * latent)
        {
            head[(2 * latent)..].Clear();
            Factor?.Lower[row].Span.CopyTo(head[(2 * latent)..]);
        }
    }

    PosteriorBatch ITyped<PosteriorBatch, PosteriorBatch>.Core => this;

    static PosteriorBatch ITyped<PosteriorBatch, PosteriorBatch>.Wrap(PosteriorBatch core) => core;
}
