namespace FunctionalVae.Laws;

/// <summary>Wrong oracles.</summary>
internal static class OracleMutants
{
    public static IReadOnlyList<Mutant> All { get; } = [.. PcaMutants.All, .. FiniteMutants.All];

    public static Mutant Of(string name, string fault, Func<Formulas, Formulas> change) => new(OracleLaws.Area, name, fault, change);
}
