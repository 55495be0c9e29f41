using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Every closed form of the Kullback–Leibler divergence, with an exact route of its own.</summary>
internal static class KlFamilies
{
    public static IReadOnlyList<KlFamily> All { get; } =
    [
        KlFamily.Of<Normal, double, LogDensity>(
            "normal",
            Families.Normals,
            formulas => formulas.KlNormal,
            (q, p) => LogRatio.Integrated(q, p, q.Mean, q.Deviation),
            units => units[..4]
        ),
        KlFamily.Of<DiagonalNormal, RealVector, LogDensity>(
            "diagonal",
            Families.Diagonals,
            formulas => formulas.KlDiagonal,
            (q, p) => LogRatio.SigmaPoints(MultivariateNormal.FromDiagonal(q), MultivariateNormal.FromDiagonal(p)),
            units => units[..8]
        ),
        KlFamily.Of<MultivariateNormal, RealVector, LogDensity>(
            "full covariance",
            Families.Full,
            formulas => formulas.KlMultivariate,
            LogRatio.SigmaPoints,
            units => [.. units[..10].Select(unit => 0.7 * unit)]
        ),
        KlFamily.Of<Bernoulli, int, LogMass>(
            "Bernoulli",
            Families.Bernoullis,
            formulas => formulas.KlBernoulli,
            (q, p) => LogRatio.Enumerated(q, p, 2),
            units => [2 * units[0], 2 * units[1]]
        ),
        KlFamily.Of<Categorical, int, LogMass>(
            "categorical",
            Families.Categoricals,
            formulas => formulas.KlCategorical,
            (q, p) => LogRatio.Enumerated(q, p, q.Outcomes),
            units => [.. units[..8].Select(unit => 2 * unit)]
        ),
    ];

    public static Arbitrary<KlCase> Any { get; } = Cases(All);

    private static Arbitrary<KlCase> Cases(IEnumerable<KlFamily> families) =>
        Arb.From(Gen.OneOf([.. families.Select(family => family.Hard)]), drawn => drawn.Simpler());
}
