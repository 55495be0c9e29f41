using FsCheck.Fluent;

namespace FunctionalVae.Laws;

/// <summary>Laws of the Kullback–Leibler divergence.</summary>
internal static class KlLaws
{
    public const string Area = "Kullback–Leibler divergence";

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            Area,
            "never negative",
            "KL(q ‖ p) ≥ 0, exactly",
            200,
            (formulas, _) => Prop.ForAll(NormalPair.Any, pair => formulas.KlDiagonal(pair.Q, pair.P) >= 0)
        ),
        new(
            Area,
            "zero at equality",
            "KL(q ‖ q) = 0, exactly",
            200,
            (formulas, _) => Prop.ForAll(NormalPair.Any, pair => formulas.KlDiagonal(pair.Q, pair.Q) == 0)
        ),
    ];
}
