using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong bounds and wrong gradients of them, of which many have shipped.</summary>
internal static class BoundMutants
{
    public static IReadOnlyList<Mutant> All { get; } = [.. WeightMutants.All, .. ElboMutants.All, .. GradientMutants.All];

    public static Mutant Of(string name, string fault, Func<Formulas, Formulas> change) => new(BoundLaws.Area, name, fault, change);
}
