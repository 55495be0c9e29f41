namespace FunctionalVae;

/// <summary>
/// A normal prior N(m, diag e^p) whose mean m and log-variance p are trained with the model; both start at 0, the standard normal.
/// KL(N(μ, diag e^ℓ) ‖ N(m, diag e^p)) = ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] with Δ = ℓ − p.
/// </summary>
public sealed record LearnedNormalPrior : Prior
{
    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(LearnedNormalPrior));
}
