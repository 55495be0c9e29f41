using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlLaws
{
    private static Law[] Values =>
        [
            new(
                Area,
                "never negative",
                "KL(q ‖ p) ≥ 0, exactly, near q = p and far",
                4000,
                (formulas, _) => Prop.ForAll(KlFamilies.Any, drawn => drawn.Kl(formulas) >= 0)
            ),
            new(
                Area,
                "zero at equality",
                "KL(q ‖ q) = 0, exactly",
                500,
                (formulas, _) => Prop.ForAll(KlFamilies.Any, drawn => drawn.Same is null || drawn.Same(formulas) == 0)
            ),
            new(
                Area,
                "independent route",
                "= Σ P·log-ratio over all outcomes, = the mean log-ratio over 2k sigma points, = its integral by quadrature: to 1e-10 of the log-probabilities' size",
                500,
                (formulas, _) =>
                    Prop.ForAll(
                        KlFamilies.Any,
                        drawn =>
                        {
                            var exact = drawn.Exact();
                            return Close.To(drawn.Kl(formulas), exact.Mean, exact.Scale);
                        }
                    )
            ),
            new(
                Area,
                "golden values",
                "KL(N(1, 2²) ‖ N(0, 1)) = 1.3068528194400546, KL(N(0, 1) ‖ N(1, 2²)) = 0.4431471805599453, KL(N(½, 0.1²) ‖ N(0, 1)) = 1.9325850929940454",
                1,
                (formulas, _) =>
                    (
                        Golden(formulas, Normal.FromDeviation(1, 2), Normal.Standard, 1.3068528194400546)
                        && Golden(formulas, Normal.Standard, Normal.FromDeviation(1, 2), 0.4431471805599453)
                        && Golden(formulas, Normal.FromDeviation(0.5, 0.1), Normal.Standard, 1.9325850929940454)
                    ).ToProperty()
            ),
            new(
                Area,
                "cross-entropy less entropy",
                "KL(q ‖ p) = H(q, p) − H(q), to 1e-10 of the larger",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Normals.Any,
                            x => Difference(formulas.KlNormal(x.Q, x.P), CrossEntropy.Normal(x.Q, x.P), x.Q.Entropy)
                        )
                        .And(
                            Prop.ForAll(
                                Families.Diagonals.Any,
                                x => Difference(formulas.KlDiagonal(x.Q, x.P), CrossEntropy.DiagonalNormal(x.Q, x.P), x.Q.Entropy)
                            )
                        )
                        .And(
                            Prop.ForAll(
                                Families.Full.Any,
                                x => Difference(formulas.KlMultivariate(x.Q, x.P), CrossEntropy.MultivariateNormal(x.Q, x.P), x.Q.Entropy)
                            )
                        )
                        .And(
                            Prop.ForAll(
                                Families.Bernoullis.Any,
                                x => Difference(formulas.KlBernoulli(x.Q, x.P), CrossEntropy.Bernoulli(x.Q, x.P), x.Q.Entropy)
                            )
                        )
                        .And(
                            Prop.ForAll(
                                Families.Categoricals.Any,
                                x => Difference(formulas.KlCategorical(x.Q, x.P), CrossEntropy.Categorical(x.Q, x.P), x.Q.Entropy)
                            )
                        )
            ),
        ];

    private static bool Golden(Formulas formulas, Normal q, Normal p, double expected) =>
        Math.Abs(formulas.KlNormal(q, p) - expected) <= 4e-16 * expected;

    private static bool Difference(double divergence, double crossEntropy, double entropy) =>
        Close.To(divergence, crossEntropy - entropy, Math.Abs(crossEntropy) + Math.Abs(entropy));
}
