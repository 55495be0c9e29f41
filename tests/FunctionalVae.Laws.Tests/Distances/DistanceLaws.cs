namespace FunctionalVae.Laws;

/// <summary>Laws of the area.</summary>
internal static class DistanceLaws
{
    public const string Area = "Distances";

    public static IReadOnlyList<Law> All { get; } = [];
}
