namespace FunctionalVae;

/// <summary>The posteriors q(z|x) = N(μ, diag σ²) of a batch.</summary>
/// <param name="Mean">μ, [count, latent].</param>
/// <param name="LogVariance">log σ², [count, latent]; −∞ of a latent without noise.</param>
public sealed record PosteriorBatch(Batch Mean, Batch LogVariance) : ITyped<PosteriorBatch, PosteriorBatch>
{
    /// <summary>Whether any of them has a variance: not those of a latent without noise, which are points.</summary>
    public bool HasNoise => !LogVariance.Array.All(float.IsNegativeInfinity);

    /// <summary>
    /// The posteriors of a backend's heads: μ and log σ² side by side, [count, 2·latent], or μ alone, [count, latent], of a latent without
    /// noise, whose log σ² is −∞.
    /// </summary>
    /// <param name="latent">Latent dimensions.</param>
    /// <param name="width">Values of a head: 2·latent or latent.</param>
    /// <param name="heads">The heads, one after another.</param>
    public static PosteriorBatch FromHeads(int latent, int width, IReadOnlyList<float> heads)
    {
        ArgumentNullException.ThrowIfNull(heads);
        var at = Enumerable.Range(0, heads.Count / width * latent).Select(i => (i / latent * width) + (i % latent)).ToList();
        return new(
            Batch.FromValues(latent, at.Select(i => heads[i])),
            Batch.FromValues(latent, at.Select(i => width == latent ? float.NegativeInfinity : heads[i + latent]))
        );
    }

    PosteriorBatch ITyped<PosteriorBatch, PosteriorBatch>.Core => this;

    static PosteriorBatch ITyped<PosteriorBatch, PosteriorBatch>.Wrap(PosteriorBatch core) => core;
}
