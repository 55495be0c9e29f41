namespace FunctionalVae.Graphs;

/// <summary>A posterior, and one draw of it.</summary>
/// <param name="Head">The head, (μ, ℓ), [B, 2k]; the values themselves, [B, k], of a latent without noise.</param>
/// <param name="Noise">ε, [B, k].</param>
/// <param name="Draw">z = μ + e^(ℓ/2) ∘ ε, [B, k].</param>
/// <param name="Own">The posteriors of the examples that the prior has of its own, [P, 2k]; null where it has none.</param>
internal sealed record PosteriorDraw(GraphValue Head, GraphValue Noise, GraphValue Draw, GraphValue? Own = null);
