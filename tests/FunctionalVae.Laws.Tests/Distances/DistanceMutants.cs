namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the distances.</summary>
internal static class DistanceMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. NormalWassersteinMutants.All,
        .. LineWassersteinMutants.All,
        .. SlicedWassersteinMutants.All,
        .. SinkhornMutants.All,
        .. MmdMutants.All,
        .. MmdNormalMutants.All,
        .. PermutationTestMutants.All,
    ];
}
