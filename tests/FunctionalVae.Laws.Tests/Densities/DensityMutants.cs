namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the area.</summary>
internal static class DensityMutants
{
    public static IReadOnlyList<Mutant> All { get; } = [.. ScalarMutants.All, .. DiscreteMutants.All, .. VectorMutants.All];
}
