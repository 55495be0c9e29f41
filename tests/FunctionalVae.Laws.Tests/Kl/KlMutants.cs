namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the Kullback–Leibler divergence.</summary>
internal static partial class KlMutants
{
    public static IReadOnlyList<Mutant> All { get; } = [.. Scaled, .. Diagonal, .. Full, .. OneDimensional, .. Discrete, .. Estimates];

    private static Mutant New(string name, string fault, Func<Formulas, Formulas> change) => new(KlLaws.Area, name, fault, change);

    private static Func<T, T, double> Times<T>(double factor, Func<T, T, double> formula) => (q, p) => factor * formula(q, p);

    private static Func<T, T, double> Swapped<T>(Func<T, T, double> formula) => (q, p) => formula(p, q);
}
