using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class DivergenceLaws
{
    private static readonly Arbitrary<double> Orders = RenyiCase.Order.ToArbitrary();

    private static Law[] RenyiLaws =>
        [
            new(
                Area,
                "Rényi: never negative",
                "D_α(q ‖ p) ≥ 0 and D_α(q ‖ q) = 0, exactly",
                500,
                (formulas, _) =>
                    Prop.ForAll(RenyiCase.Any, Orders, (x, order) => x.Renyi(formulas, order) >= 0 && x.Same(formulas, order) == 0)
            ),
            new(
                Area,
                "Rényi: independent route",
                "log Σ Pq^α·Pp^(1−α) / (α − 1), and of normal distributions the textbook form along common axes, for |α − 1| ≥ 0.01: to 1e-10 of what they add up where that is 1e8 at most",
                500,
                (formulas, _) =>
                    Prop.ForAll(
                        RenyiCase.Any,
                        Orders,
                        (x, order) =>
                        {
                            if (Math.Abs(order - 1) < 0.01)
                            {
                                return true;
                            }

                            var (value, scale) = x.Exact(order);
                            return Close.To(x.Renyi(formulas, order), value, scale) || scale > 1e8;
                        }
                    )
            ),
            new(
                Area,
                "Rényi: grows with its order",
                "α ≤ α′ ⇒ D_α ≤ D_α′, to 1e-9",
                500,
                (formulas, _) =>
                    Prop.ForAll(
                        RenyiCase.Any,
                        Orders,
                        Orders,
                        (x, a, b) =>
                            x.Renyi(formulas, Math.Max(a, b)) is var more
                            && x.Renyi(formulas, Math.Min(a, b)) <= more + (1e-9 * (1 + Math.Abs(more)))
                    )
            ),
            new(
                Area,
                "Rényi: KL at α = 1",
                "D₁ = KL to 1e-13 of it, and D_α for α within 1e-9 of 1 differs by no more than 1e-6 of it (and 1e-280) where KL ≤ 100",
                500,
                (formulas, _) =>
                    Prop.ForAll(
                        RenyiCase.Any,
                        x =>
                            Math.Abs(x.Renyi(formulas, 1) - x.Kl) <= 1e-13 * x.Kl
                            && (
                                !(x.Kl <= 100)
                                || new[] { 1 - 1e-9, 1 - 1e-12, 1 + 1e-12, 1 + 1e-9 }.All(order =>
                                    Math.Abs(x.Renyi(formulas, order) - x.Kl) <= (1e-6 * x.Kl) + 1e-280
                                )
                            )
                    )
            ),
            new(
                Area,
                "Rényi: skew symmetry",
                "(1 − α)D_α(q ‖ p) = αD_(1−α)(p ‖ q) for 0 < α < 1, to 1e-9 of them",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        RenyiCase.Any,
                        Gen.Choose(1, 999).Select(i => i / 1000.0).ToArbitrary(),
                        (x, order) =>
                            order * x.Reverse(formulas, 1 - order) is var expected
                            && Math.Abs(((1 - order) * x.Renyi(formulas, order)) - expected) <= 1e-9 * (1 + expected)
                    )
            ),
            new(
                Area,
                "Rényi: infinite where the mixture has no variance",
                "of normal distributions, D_α = ∞ exactly where ασp² + (1 − α)σq² ≤ 0",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Families.Normals.Any,
                        Gen.Choose(101, 5_000).Select(i => i / 100.0).ToArbitrary(),
                        (x, order) =>
                        {
                            // ασp² = (α − 1)σq² at this difference of log-variances.
                            var edge = Math.Log(order / (order - 1));
                            var delta = x.Q.LogVariance - x.P.LogVariance;
                            return Math.Abs(delta - edge) < 1e-9
                                || double.IsPositiveInfinity(formulas.RenyiNormal(order, x.Q, x.P)) == (delta > edge);
                        }
                    )
            ),
            new(
                Area,
                "Rényi: α = ∞ is the largest log-ratio",
                "no outcome's log-ratio is larger and one is as large; of normal distributions it is that at (μq·σp² − μp·σq²)/(σp² − σq²), ∞ where σq > σp",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Categoricals.Any,
                            x =>
                                Close.To(
                                    formulas.RenyiCategorical(double.PositiveInfinity, x.Q, x.P),
                                    x.Q.LogProbabilities.Zip(x.P.LogProbabilities, (q, p) => q - p).Max(),
                                    1
                                )
                        )
                        .And(
                            Prop.ForAll(
                                Families.Normals.Any,
                                x => AtInfinity(x.Q, x.P, formulas.RenyiNormal(double.PositiveInfinity, x.Q, x.P))
                            )
                        )
            ),
        ];

    private static bool AtInfinity(Normal q, Normal p, double value)
    {
        if (q.LogVariance >= p.LogVariance)
        {
            return q == p ? value == 0 : double.IsPositiveInfinity(value);
        }

        // 1 − σq²/σp², the part of p's deviation by which the mode of q/p lies beyond μq.
        var part = -SpecialFunctions.Expm1(q.LogVariance - p.LogVariance);
        var (zq, zp) = ((q.Mean - p.Mean) / p.Deviation * Math.Sqrt(1 - part) / part, (q.Mean - p.Mean) / p.Deviation / part);
        var expected = (0.5 * (p.LogVariance - q.LogVariance)) + (0.5 * (zp - zq) * (zp + zq));
        return Close.To(value, expected, zp * zp * (1 + (1e-5 / part)));
    }
}
