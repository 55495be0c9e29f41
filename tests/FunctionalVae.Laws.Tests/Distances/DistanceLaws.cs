namespace FunctionalVae.Laws;

/// <summary>Laws of the distances.</summary>
internal static class DistanceLaws
{
    public const string Area = "Distances";

    public static IReadOnlyList<Law> All { get; } =
    [
        .. NormalWassersteinLaws.All,
        .. LineWassersteinLaws.All,
        .. SlicedWassersteinLaws.All,
        .. SinkhornLaws.All,
        .. KernelLaws.All,
        .. MmdLaws.All,
        .. MmdNormalLaws.All,
        .. PermutationTestLaws.All,
    ];
}
