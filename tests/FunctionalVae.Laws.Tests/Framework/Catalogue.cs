namespace FunctionalVae.Laws;

/// <summary>All laws and all mutants.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Law> Laws { get; } =
    [.. KlLaws.All, .. DivergenceLaws.All, .. DensityLaws.All, .. DistanceLaws.All, .. BoundLaws.All, .. OracleLaws.All];

    public static IReadOnlyList<Mutant> Mutants { get; } =
    [.. KlMutants.All, .. DivergenceMutants.All, .. DensityMutants.All, .. DistanceMutants.All, .. BoundMutants.All, .. OracleMutants.All];
}
