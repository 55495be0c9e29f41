namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the Kullback–Leibler divergence.</summary>
internal static partial class KlMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [.. Scaled, .. Diagonal, .. Full, .. OneDimensional, .. Bounded, .. Discrete, .. Estimates];

    private static Mutant New(string name, string fault, Func<Formulas, Formulas> change) => new(KlLaws.Area, name, fault, change);

    private static Func<TQ, TP, double> Times<TQ, TP>(double factor, Func<TQ, TP, double> formula) => (q, p) => factor * formula(q, p);

    private static Func<T, T, double> Swapped<T>(Func<T, T, double> formula) => (q, p) => formula(p, q);
}
