namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the area.</summary>
internal static class BoundMutants
{
    public static IReadOnlyList<Mutant> All { get; } = [];
}
