namespace FunctionalVae.Graphs;

/// <summary>A posterior, and one draw of it.</summary>
/// <param name="Head">
/// (μ, ℓ), [B, 2k], of which z = μ + e^(ℓ/2) ∘ ε; with a full covariance those of each dimension given the ones before it. The values themselves, [B, k], of a
/// latent without noise.
/// </param>
/// <param name="Noise">ε, [B, k].</param>
/// <param name="Draw">z, [B, k].</param>
/// <param name="Own">The posteriors of the examples that the prior has of its own, [P, 2k]; null where it has none.</param>
internal sealed record PosteriorDraw(GraphValue Head, GraphValue Noise, GraphValue Draw, GraphValue? Own = null)
{
    /// <summary>(μ, ℓ, L below its diagonal) of a full covariance LLᵀ; null for a diagonal one.</summary>
    public GraphValue? Correlated { get; init; }
}
