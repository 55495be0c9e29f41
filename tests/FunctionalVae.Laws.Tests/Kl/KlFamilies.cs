using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Every closed form of the Kullback–Leibler divergence, with an exact route of its own.</summary>
internal static partial class KlFamilies
{
    public static IReadOnlyList<KlFamily> All { get; } =
    [
        KlFamily.Of<Normal, double, LogDensity>(
            "normal",
            Families.Normals,
            formulas => formulas.KlNormal,
            (q, p) => LogRatio.Integrated(q, p, q.Mean, q.Deviation),
            units => [2 * units[0], units[1] - 1.5, 2 * units[2], units[3] + 0.5]
        ),
        KlFamily.Of<DiagonalNormal, RealVector, LogDensity>(
            "diagonal",
            Families.Diagonals,
            formulas => formulas.KlDiagonal,
            (q, p) => LogRatio.SigmaPoints(MultivariateNormal.FromDiagonal(q), MultivariateNormal.FromDiagonal(p), q, p),
            units => units[..8]
        ),
        KlFamily.Of<MultivariateNormal, RealVector, LogDensity>(
            "full covariance",
            Families.Full,
            formulas => formulas.KlMultivariate,
            LogRatio.SigmaPoints,
            units => [.. units[..10].Select((unit, i) => (0.7 * unit) + (i is 2 or 4 ? -0.7 : 0))]
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
        KlFamily.Of<DiscretizedLogistic, int, LogMass>(
            "discretised logistic",
            Families.DiscretizedLogistics,
            formulas => formulas.KlDiscretizedLogistic,
            (q, p) => LogRatio.Enumerated(q, p, q.Levels),
            units => [17, 8 + (3 * units[0]), 0.5 * units[1], 8 + (3 * units[2]), 0.5 * units[3]]
        ),
        KlFamily.Of<LowRankNormal, RealVector, LogDensity>(
            "low rank",
            Families.LowRanks,
            formulas => formulas.KlLowRank,
            (q, p) => LogRatio.SigmaPoints(MultivariateNormal.FromLowRank(q), MultivariateNormal.FromLowRank(p), q, p),
            units => [.. units[..12].Select(unit => 0.7 * unit)]
        ),
        .. OneDimensional,
    ];

    public static Arbitrary<KlCase> Any { get; } = Arb.From(Gen.OneOf([.. All.Select(family => family.Hard)]), drawn => drawn.Simpler());
}
