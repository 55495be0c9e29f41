namespace FunctionalVae.Laws;

/// <summary>Laws of Rényi's, Jeffreys' and the Jensen–Shannon divergence, and of the cross-entropy.</summary>
internal static partial class DivergenceLaws
{
    public const string Area = "Other divergences";

    public static IReadOnlyList<Law> All { get; } = [.. RenyiLaws, .. SymmetricLaws];
}
