namespace FunctionalVae.Laws;

/// <summary>Laws of the Kullback–Leibler divergence.</summary>
internal static partial class KlLaws
{
    public const string Area = "Kullback–Leibler divergence";

    public static IReadOnlyList<Law> All { get; } = [.. Values, .. Estimates, .. Shape, .. Structure, .. Inequalities];
}
