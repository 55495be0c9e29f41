namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of Rényi's, Jeffreys' and the Jensen–Shannon divergence, and of the cross-entropy.</summary>
internal static partial class DivergenceMutants
{
    public static IReadOnlyList<Mutant> All { get; } = [.. RenyiMutants, .. SymmetricMutants, .. CrossEntropyMutants];

    private static Mutant New(string name, string fault, Func<Formulas, Formulas> change) => new(DivergenceLaws.Area, name, fault, change);
}
