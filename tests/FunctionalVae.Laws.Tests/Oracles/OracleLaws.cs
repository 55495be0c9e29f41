namespace FunctionalVae.Laws;

/// <summary>Laws of the area.</summary>
internal static class OracleLaws
{
    public const string Area = "Exact oracles";

    public static IReadOnlyList<Law> All { get; } = [];
}
