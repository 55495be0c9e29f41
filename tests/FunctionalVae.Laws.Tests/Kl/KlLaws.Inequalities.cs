using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlLaws
{
    // The bounds are attained, to within rounding.
    private const double Rounding = 1e-12;

    private static Law[] Inequalities =>
        [
            new(
                Area,
                "Pinsker",
                "TV² ≤ ½KL for the total variation distance TV of categorical distributions and of normal ones of one variance",
                300,
                (formulas, _) => Variation(formulas, (tv, kl) => tv * tv <= (0.5 * kl) + Rounding)
            ),
            new(
                Area,
                "Bretagnolle–Huber",
                "TV² ≤ 1 − e^−KL for the same",
                300,
                (formulas, _) => Variation(formulas, (tv, kl) => tv * tv <= -SpecialFunctions.Expm1(-kl) + Rounding)
            ),
            new(
                Area,
                "χ² bounds it",
                "KL ≤ log(1 + χ²) with χ² = Σ Pq²/Pp − 1, of categorical and Bernoulli distributions",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Categoricals.Any,
                            x => formulas.KlCategorical(x.Q, x.P) <= LogSquares(x.Q, x.P, x.Q.Outcomes) + Slack(x.Q, x.P, x.Q.Outcomes)
                        )
                        .And(
                            Prop.ForAll(
                                Families.Bernoullis.Any,
                                x => formulas.KlBernoulli(x.Q, x.P) <= LogSquares(x.Q, x.P, 2) + Slack(x.Q, x.P, 2)
                            )
                        )
            ),
            new(
                Area,
                "Talagrand",
                "W₂² = Σ μ² + (σ − 1)² ≤ 2·KL(q ‖ N(0, I)) for diagonal q, to 1e-12",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Families.Diagonals.Any,
                        x =>
                        {
                            var squares = x
                                .Q.Mean.Zip(x.Q.LogVariance, (m, l) => (m * m) + Math.Pow(SpecialFunctions.Expm1(l / 2), 2))
                                .Sum();
                            return squares * (1 - Rounding) <= 2 * formulas.KlDiagonal(x.Q, DiagonalNormal.Standard(x.Q.Dimensions));
                        }
                    )
            ),
        ];

    private static FsCheck.Property Variation(Formulas formulas, Func<double, double, bool> holds) =>
        Prop.ForAll(
                Families.Categoricals.Any,
                x => holds(0.5 * x.Q.Mean.Zip(x.P.Mean, (a, b) => Math.Abs(a - b)).Sum(), formulas.KlCategorical(x.Q, x.P))
            )
            .And(
                Prop.ForAll(
                    Hard.Number(10).ToArbitrary(),
                    distance =>
                        holds(
                            MathNet.Numerics.SpecialFunctions.Erf(Math.Abs(distance) / Math.Sqrt(8)),
                            formulas.KlNormal(Normal.FromLogVariance(distance, 0), Normal.Standard)
                        )
                )
            );

    private static double LogSquares(IDistribution<int, LogMass> q, IDistribution<int, LogMass> p, int count) =>
        SpecialFunctions.LogSumExp([.. Enumerable.Range(0, count).Select(i => (2 * q.LogProbability(i).Nats) - p.LogProbability(i).Nats)]);

    private static double Slack(IDistribution<int, LogMass> q, IDistribution<int, LogMass> p, int count) =>
        Rounding * (1 + Enumerable.Range(0, count).Max(i => Math.Abs(q.LogProbability(i).Nats) + Math.Abs(p.LogProbability(i).Nats)));
}
