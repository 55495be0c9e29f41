namespace FunctionalVae;

/// <summary>An importance-weighted bound on log p(x) (Burda, Grosse and Salakhutdinov 2016), estimated by draws of each posterior.</summary>
/// <param name="Value">
/// log (1/K) Σ wₖ with wₖ = p(x, zₖ) / q(zₖ|x), in nats per example, averaged over the examples. In the mean over draws it is at most log p(x),
/// at least the evidence lower bound, and grows with K.
/// </param>
/// <param name="EffectiveDraws">
/// (Σ wₖ)² / Σ wₖ², averaged over the examples (Kong 1992): <paramref name="Draws"/> where all draws weigh alike, 1 where one has all the weight,
/// so that the bound is loose.
/// </param>
/// <param name="Draws">K, the draws of each posterior.</param>
public sealed record ImportanceWeightedEstimate(double Value, double EffectiveDraws, int Draws);
