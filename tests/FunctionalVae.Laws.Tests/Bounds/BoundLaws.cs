namespace FunctionalVae.Laws;

/// <summary>Laws of evidence lower bounds and of their gradients.</summary>
internal static class BoundLaws
{
    public const string Area = "Bounds";

    public static IReadOnlyList<Law> All { get; } = [.. PathLaws.All, .. EvidenceLaws.All, .. EnumerationLaws.All, .. GradientLaws.All];
}
