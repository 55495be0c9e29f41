using FsCheck.Fluent;
using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

internal static partial class KlLaws
{
    private static Law[] Structure =>
        [
            new(
                Area,
                "additive over independent dimensions",
                "of diagonal normal distributions it is the sum over dimensions; of block-diagonal covariances the sum over blocks: to 1e-10",
                80,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Diagonals.Any,
                            x =>
                                Agree(
                                    formulas.KlDiagonal(x.Q, x.P),
                                    Dimensions(x.Q.Dimensions).Sum(i => formulas.KlNormal(x.Q.Marginal(i), x.P.Marginal(i)))
                                )
                        )
                        .And(
                            Prop.ForAll(
                                Families.Full.Any,
                                Families.Full.Any,
                                (x, y) =>
                                    Agree(
                                        formulas.KlMultivariate(Blocks(x.Q, y.Q), Blocks(x.P, y.P)),
                                        formulas.KlMultivariate(x.Q, x.P) + formulas.KlMultivariate(y.Q, y.P)
                                    )
                            )
                        )
            ),
            new(
                Area,
                "invariant under a common map",
                "x ↦ Ax + b with A triangular, with A orthogonal, and the dimensions' order reversed; to 1e-10, for A orthogonal times the condition numbers times 1e-5",
                60,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Full.Any,
                            Families.Full.Any,
                            (x, map) =>
                            {
                                var k = Math.Min(x.Q.Dimensions, map.Q.Dimensions);
                                var (q, p, a) = (Leading(x.Q, k), Leading(x.P, k), Leading(map.Q, k));
                                var before = formulas.KlMultivariate(q, p);
                                var scale = Conditions(q, p, a);
                                return Within(formulas.KlMultivariate(Mapped(a, q), Mapped(a, p)), before, scale)
                                    && Within(formulas.KlMultivariate(Reflected(a.Mean, q), Reflected(a.Mean, p)), before, scale);
                            }
                        )
                        .And(
                            Prop.ForAll(
                                Families.Diagonals.Any,
                                x => Agree(formulas.KlDiagonal(Reversed(x.Q), Reversed(x.P)), formulas.KlDiagonal(x.Q, x.P))
                            )
                        )
            ),
            new(
                Area,
                "full = diagonal = one-dimensional",
                "a diagonal covariance gives the diagonal form, mixed pairs too, and one dimension the normal form; to 1e-10",
                80,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Diagonals.Any,
                            x =>
                            {
                                var (q, p) = (MultivariateNormal.FromDiagonal(x.Q), MultivariateNormal.FromDiagonal(x.P));
                                var expected = formulas.KlDiagonal(x.Q, x.P);
                                return Agree(formulas.KlMultivariate(q, p), expected)
                                    && Agree(formulas.KlDiagonalToMultivariate(x.Q, p), expected)
                                    && Agree(formulas.KlMultivariateToDiagonal(q, x.P), expected)
                                    && (x.Q.Dimensions > 1 || Agree(expected, formulas.KlNormal(x.Q.Marginal(0), x.P.Marginal(0))));
                            }
                        )
                        .And(
                            Prop.ForAll(
                                Families.Full.Any,
                                Families.Diagonals.Any,
                                (x, y) =>
                                {
                                    var k = Math.Min(x.Q.Dimensions, y.Q.Dimensions);
                                    var full = Leading(x.Q, k);
                                    var diagonal = DiagonalNormal.FromLogVariance(
                                        RealVector.From(y.Q.Mean.Take(k)),
                                        RealVector.From(y.Q.LogVariance.Take(k))
                                    );
                                    var asFull = MultivariateNormal.FromDiagonal(diagonal);
                                    return Agree(formulas.KlDiagonalToMultivariate(diagonal, full), formulas.KlMultivariate(asFull, full))
                                        && Agree(formulas.KlMultivariateToDiagonal(full, diagonal), formulas.KlMultivariate(full, asFull));
                                }
                            )
                        )
            ),
            new(
                Area,
                "chain rule",
                "KL of (x, y) = KL of x + E_q KL of y given x: normal distributions by sigma points of x, outcomes of two parts by enumeration; to 1e-10",
                80,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Full.Any,
                            x =>
                            {
                                var first = x.Q.Dimensions / 2;
                                if (first == 0)
                                {
                                    return true;
                                }

                                var (q, p) = (Leading(x.Q, first), Leading(x.P, first));
                                var given = LogRatio
                                    .SigmaPoints(q)
                                    .Average(point => formulas.KlMultivariate(Given(x.Q, point), Given(x.P, point)));
                                return Agree(formulas.KlMultivariate(x.Q, x.P), formulas.KlMultivariate(q, p) + given);
                            }
                        )
                        .And(
                            Prop.ForAll(
                                Families.Categoricals.Any,
                                x =>
                                {
                                    var first = x.Q.Outcomes / 2;
                                    if (first == 0)
                                    {
                                        return true;
                                    }

                                    var (q, p) = (Halves(x.Q, first), Halves(x.P, first));
                                    var given =
                                        (q.Mean[0] * formulas.KlCategorical(Part(x.Q, 0, first), Part(x.P, 0, first)))
                                        + (q.Mean[1] * formulas.KlCategorical(Rest(x.Q, first), Rest(x.P, first)));
                                    return Agree(formulas.KlCategorical(x.Q, x.P), formulas.KlCategorical(q, p) + given);
                                }
                            )
                        )
            ),
            new(
                Area,
                "data processing",
                "KL does not grow by dropping dimensions of a normal distribution, nor by merging outcomes of a categorical one; to 1e-12 of 1 + it",
                80,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Full.Any,
                            x =>
                                Leading(x.Q, (x.Q.Dimensions + 1) / 2) is var q
                                && NoMore(formulas.KlMultivariate(q, Leading(x.P, q.Dimensions)), formulas.KlMultivariate(x.Q, x.P))
                        )
                        .And(
                            Prop.ForAll(
                                Families.Categoricals.Any,
                                x =>
                                    Dimensions(x.Q.Outcomes - 1)
                                        .All(i =>
                                            NoMore(
                                                formulas.KlCategorical(Halves(x.Q, i + 1), Halves(x.P, i + 1)),
                                                formulas.KlCategorical(x.Q, x.P)
                                            )
                                        )
                            )
                        )
            ),
        ];

    private static IEnumerable<int> Dimensions(int count) => Enumerable.Range(0, count);

    private static bool Agree(double actual, double expected) => Close.To(actual, expected, Math.Abs(expected));

    private static bool NoMore(double less, double more) => less <= more + (1e-12 * (1 + Math.Abs(more)));

    private static bool Within(double actual, double expected, double condition) =>
        Close.To(actual, expected, (1 + Math.Abs(expected)) * (1 + (1e-5 * condition)));

    // Rounding of Σ moves its smallest eigenvalue by so many times its own size.
    private static double Conditions(params MultivariateNormal[] all) =>
        all.Sum(distribution =>
        {
            var singular = distribution.Factor.Dense().Svd(computeVectors: false).S;
            return Math.Pow(singular[0] / singular[^1], 2);
        });

    private static MultivariateNormal Leading(MultivariateNormal whole, int count) =>
        MultivariateNormal.FromFactor(RealVector.From(whole.Mean.Take(count)), whole.Factor.Dense().SubMatrix(0, count, 0, count).Real());

    private static MultivariateNormal Blocks(MultivariateNormal first, MultivariateNormal second) =>
        MultivariateNormal.FromFactor(
            RealVector.From(first.Mean.Concat(second.Mean)),
            first.Factor.Dense().DiagonalStack(second.Factor.Dense()).Real()
        );

    private static MultivariateNormal Mapped(MultivariateNormal map, MultivariateNormal x) =>
        MultivariateNormal.FromFactor(
            (map.Factor.Dense() * Vector<double>.Build.DenseOfEnumerable(x.Mean)).Real(),
            (map.Factor.Dense() * x.Factor.Dense()).Real()
        );

    // The Householder reflection x ↦ x − 2v(vᵀx)/‖v‖².
    private static MultivariateNormal Reflected(RealVector across, MultivariateNormal x)
    {
        var v = Vector<double>.Build.DenseOfEnumerable(across.Select(element => element + 0.1)).Normalize(2);
        var reflection = Matrix<double>.Build.DenseIdentity(v.Count) - (2 * v.OuterProduct(v));
        var root = reflection * x.Factor.Dense();
        return MultivariateNormal.FromCovariance(
            (reflection * Vector<double>.Build.DenseOfEnumerable(x.Mean)).Real(),
            (root * root.Transpose()).Real()
        );
    }

    private static DiagonalNormal Reversed(DiagonalNormal x) =>
        DiagonalNormal.FromLogVariance(RealVector.From(x.Mean.Reverse()), RealVector.From(x.LogVariance.Reverse()));

    // Of the later dimensions, where the first ones are at a point: μ₂ + L₂₁L₁₁⁻¹(x − μ₁) and L₂₂.
    private static MultivariateNormal Given(MultivariateNormal whole, RealVector point)
    {
        var (first, rest) = (point.Count, whole.Dimensions - point.Count);
        var factor = whole.Factor.Dense();
        var mean = Vector<double>.Build.DenseOfEnumerable(whole.Mean);
        var white = factor.SubMatrix(0, first, 0, first).Solve(Vector<double>.Build.DenseOfEnumerable(point) - mean.SubVector(0, first));
        return MultivariateNormal.FromFactor(
            (mean.SubVector(first, rest) + (factor.SubMatrix(first, rest, 0, first) * white)).Real(),
            factor.SubMatrix(first, rest, first, rest).Real()
        );
    }

    private static Categorical Rest(Categorical whole, int first) => Part(whole, first, whole.Outcomes - first);

    // The first outcomes as one, the others as another.
    private static Categorical Halves(Categorical whole, int first) =>
        Categorical.FromLogits([
            SpecialFunctions.LogSumExp([.. whole.LogProbabilities.Take(first)]),
            SpecialFunctions.LogSumExp([.. whole.LogProbabilities.Skip(first)]),
        ]);
}
