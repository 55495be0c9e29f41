using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlLaws
{
    private const double Step = 1e-3;

    // Two distances, of which the first is not a farther.
    private static readonly Arbitrary<(double Near, double Far)> Distances = Arb.From(
        from far in Hard.Number(10)
        from part in Gen.Choose(0, 1000)
        select (far * part / 1000, far)
    );

    private static Law[] Shape =>
        [
            new(
                Area,
                "least at p = q",
                "along every line pₜ through q: the central difference at 0 is 0 to 1e-6, and KL(q ‖ pₜ) > KL(q ‖ q)",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Curve.Any,
                        curve =>
                            Math.Abs(curve.Kl(formulas, Step) - curve.Kl(formulas, -Step)) <= 2 * Step * 1e-6
                            && new[] { -1, -0.1, -Step, Step, 0.1, 1 }.All(t => curve.Kl(formulas, t) > curve.Kl(formulas, 0))
                    )
            ),
            new(
                Area,
                "curvature is Fisher's information",
                "in whitened coordinates the central second difference at p = q of step 1e-3 is 1, to 1e-6",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Curve.Any,
                        curve =>
                            Math.Abs(
                                ((curve.Kl(formulas, Step) - (2 * curve.Kl(formulas, 0)) + curve.Kl(formulas, -Step)) / (Step * Step)) - 1
                            ) <= 1e-6
                    )
            ),
            new(
                Area,
                "keeps its digits near equality",
                "KL(q ‖ pₜ) = ½t² in whitened coordinates for t = 1e-4, 1e-6 and 1e-8, to 1e-3 of it",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Curve.Any,
                        curve => new[] { 1e-4, 1e-6, 1e-8 }.All(t => Math.Abs((2 * curve.Kl(formulas, t) / (t * t)) - 1) <= 1e-3)
                    )
            ),
            new(
                Area,
                "grows with the distance of means",
                "of normal distributions: |Δμ| ≤ |Δμ′| ⇒ KL ≤ KL′, to 1e-15 of it",
                200,
                (formulas, _) =>
                    Prop.ForAll(
                        Distances,
                        Hard.LogVariance.ToArbitrary(),
                        (distances, l) =>
                            Kl(formulas, distances.Near, l) <= Kl(formulas, distances.Far, l) * (1 + 1e-15)
                            && Kl(formulas, -distances.Near, l) <= Kl(formulas, distances.Far, l) * (1 + 1e-15)
                    )
            ),
            new(
                Area,
                "one valley in σ",
                "of normal distributions with q's log-variance farther from p's on the same side: KL is no less, to 1e-15 of it",
                200,
                (formulas, _) =>
                    Prop.ForAll(
                        Distances,
                        Hard.Number(5).ToArbitrary(),
                        (distances, mean) => Kl(formulas, mean, distances.Near) <= Kl(formulas, mean, distances.Far) * (1 + 1e-15)
                    )
            ),
            new(
                Area,
                "not symmetric",
                "KL(q ‖ p) > KL(p ‖ q) where q is the wider of two normal distributions of one mean, by log-variances 0.01 apart or more",
                100,
                (formulas, _) =>
                    Prop.ForAll(
                        Gen.Choose(10, 10_000).Select(i => Normal.FromLogVariance(0, i * 1e-3)).ToArbitrary(),
                        wide => formulas.KlNormal(wide, Normal.Standard) > formulas.KlNormal(Normal.Standard, wide)
                    )
            ),
            new(
                Area,
                "jointly convex",
                "over probability vectors: KL(λq + (1−λ)q′ ‖ λp + (1−λ)p′) ≤ λKL(q ‖ p) + (1−λ)KL(q′ ‖ p′), to 1e-12 of 1 + the right side",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Families.Categoricals.Any,
                        Gen.Choose(1, 99).Select(i => i / 100.0).ToArbitrary(),
                        (drawn, share) =>
                        {
                            var half = drawn.Q.Outcomes / 2;
                            if (half == 0)
                            {
                                return true;
                            }

                            var (q, p) = (Part(drawn.Q, 0, half), Part(drawn.P, 0, half));
                            var (q2, p2) = (Part(drawn.Q, half, half), Part(drawn.P, half, half));
                            var bound = (share * formulas.KlCategorical(q, p)) + ((1 - share) * formulas.KlCategorical(q2, p2));
                            return formulas.KlCategorical(Mixed(share, q, q2), Mixed(share, p, p2))
                                <= bound + (1e-12 * (1 + Math.Abs(bound)));
                        }
                    )
            ),
        ];

    private static double Kl(Formulas formulas, double mean, double logVariance) =>
        formulas.KlNormal(Normal.FromLogVariance(mean, logVariance), Normal.Standard);

    private static Categorical Part(Categorical whole, int first, int count) =>
        Categorical.FromLogits(RealVector.From(whole.Logits.Skip(first).Take(count)));

    private static Categorical Mixed(double share, Categorical one, Categorical other) =>
        Categorical.FromLogits(
            RealVector.From(
                one.LogProbabilities.Zip(
                    other.LogProbabilities,
                    (a, b) => SpecialFunctions.LogSumExp([Math.Log(share) + a, Math.Log(1 - share) + b])
                )
            )
        );
}
