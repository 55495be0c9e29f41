using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlFamilies
{
    // Of q's Laplace tail beyond 48 scales e^−48 is left.
    private static IReadOnlyList<KlFamily> OneDimensional =>
        [
            KlFamily.Of<Laplace, double, LogDensity>(
                "Laplace",
                Families.Laplaces,
                formulas => formulas.KlLaplace,
                (q, p) => LogRatio.Integrated(q, p, q.Mean, q.Scale, p.Mean),
                units => units[..4]
            ),
            KlFamily.Of<Normal, Laplace, double, LogDensity>(
                "normal to Laplace",
                Families.NormalsToLaplaces,
                formulas => formulas.KlNormalToLaplace,
                (q, p) => LogRatio.Integrated(q, p, q.Mean, q.Deviation, p.Mean),
                units => [2 * units[0], units[1], 2 * units[2], units[3]]
            ),
            KlFamily.Of<Laplace, Normal, double, LogDensity>(
                "Laplace to normal",
                Families.LaplacesToNormals,
                formulas => formulas.KlLaplaceToNormal,
                (q, p) => LogRatio.Integrated(q, p, q.Mean, q.Scale),
                units => [2 * units[0], units[1] - 1, 2 * units[2], units[3] + 0.5]
            ),
            KlFamily.Of<UniformDistribution, Normal, double, LogDensity>(
                "uniform to normal",
                Families.UniformsToNormals,
                formulas => formulas.KlUniformToNormal,
                (q, p) => LogRatio.Within(q, p, q.Low, q.High),
                units => units[..4]
            ),
            KlFamily.Of<UniformDistribution, Laplace, double, LogDensity>(
                "uniform to Laplace",
                Families.UniformsToLaplaces,
                formulas => formulas.KlUniformToLaplace,
                (q, p) => LogRatio.Within(q, p, q.Low, q.High, p.Mean),
                units => units[..4]
            ),
            KlFamily.Of<UniformDistribution, double, LogDensity>(
                "uniform",
                Families.Uniforms,
                formulas => formulas.KlUniform,
                (q, p) => p.Low <= q.Low && q.High <= p.High ? LogRatio.Within(q, p, q.Low, q.High) : LogRatio.Infinite,
                units => [units[0], 0.5 * units[1], units[0] + units[2], 3 + units[3]]
            ),
            KlFamily.Of<ContinuousBernoulli, double, LogDensity>(
                "continuous Bernoulli",
                Families.ContinuousBernoullis,
                formulas => formulas.KlContinuousBernoulli,
                (q, p) => LogRatio.Within(q, p, 0, 1, [.. Families.Decays(q)]),
                units => [6 * units[0], 6 * units[1]]
            ),
        ];
}
