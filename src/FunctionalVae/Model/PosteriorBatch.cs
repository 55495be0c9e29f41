namespace FunctionalVae;

/// <summary>The posteriors q(z|x) = N(μ, diag σ²) of a batch.</summary>
/// <param name="Mean">μ, [count, latent].</param>
/// <param name="LogVariance">log σ², [count, latent].</param>
public sealed record PosteriorBatch(Batch Mean, Batch LogVariance) : ITyped<PosteriorBatch, PosteriorBatch>
{
    PosteriorBatch ITyped<PosteriorBatch, PosteriorBatch>.Core => this;

    static PosteriorBatch ITyped<PosteriorBatch, PosteriorBatch>.Wrap(PosteriorBatch core) => core;
}
