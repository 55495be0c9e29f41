using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// KL(q ‖ p) + KL(p ‖ q) = ½ Σ [e^Δ + e^−Δ − 2 + μ²/v·(1 + e^−Δ)], in nats: the symmetric Kullback–Leibler divergence (Jeffreys 1946). It punishes posteriors
/// that are much narrower than the prior, which the Kullback–Leibler divergence hardly does.
/// </summary>
public sealed record JeffreysDivergence : PosteriorDivergence
{
    /// <summary>The C# expression that makes this divergence.</summary>
    public override string ToString() => SpecText.New(nameof(JeffreysDivergence));

    /// <inheritdoc/>
    public override string Name => "Jeffreys' divergence";

    /// <inheritdoc/>
    public override string Symbol => "Jeffreys";

    internal override DivergenceForm Form => new("Jeffreys", "½ Σ (exp(Δ) + exp(−Δ) − 2 + mean² / v · (1 + exp(−Δ)))", []);

    internal override void Check(string path, ProblemList problems) { }
}
