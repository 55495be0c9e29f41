namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the area.</summary>
internal static class OracleMutants
{
    public static IReadOnlyList<Mutant> All { get; } = [];
}
