namespace FunctionalVae.Laws;

/// <summary>Laws of the area.</summary>
internal static class BoundLaws
{
    public const string Area = "Bounds";

    public static IReadOnlyList<Law> All { get; } = [];
}
