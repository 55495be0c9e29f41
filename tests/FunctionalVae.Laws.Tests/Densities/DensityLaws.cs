namespace FunctionalVae.Laws;

/// <summary>Laws of the area.</summary>
internal static class DensityLaws
{
    public const string Area = "Densities and samplers";

    public static IReadOnlyList<Law> All { get; } = [.. ScalarLaws.All, .. SamplerLaws.All, .. VectorLaws.All, .. SpecialCaseLaws.All];
}
