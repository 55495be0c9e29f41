namespace FunctionalVae.Laws;

/// <summary>Laws of the models whose evidence and posterior are known exactly.</summary>
internal static class OracleLaws
{
    public const string Area = "Exact oracles";

    public static IReadOnlyList<Law> All { get; } = [.. PcaLaws.All, .. PcaFitLaws.All, .. FiniteLaws.All];
}
