using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>The maximum mean discrepancy between samples.</summary>
internal static class MmdLaws
{
    /// <summary>Numbers that only choose a key.</summary>
    public static Arbitrary<int> Seeds { get; } = Arb.From(Gen.Choose(0, int.MaxValue));

    public static IReadOnlyList<Law> All { get; } =
    [
        Law(
            "MMD: a quadratic form",
            "the biased MMD² is vᵀKv with v = 1/n on q's points and −1/m on p's, and never negative, within 1e-13",
            Clouds.Any(2, 5, 3, sameSize: false),
            (formulas, two, kernel) =>
            {
                var (n, m) = (two.Sets[0].Length, two.Sets[1].Length);
                var v = Vector<double>.Build.Dense(n + m, i => i < n ? 1.0 / n : -1.0 / m);
                var biased = formulas.MmdBiased(kernel, two.Points(0), two.Points(1));
                return biased >= 0 && Within(biased, v * Joined(formulas, kernel, two) * v, 1e-13);
            }
        ),
        Law(
            "MMD: a metric",
            "the root of the biased MMD² is 0 for the same points in another order, symmetric, and has the triangle inequality, within 1e-7",
            Clouds.Any(3, 4, 3, sameSize: true),
            (formulas, three, kernel) =>
                formulas.MmdBiased(kernel, three.Points(0), three.Reversed(0).Points(0)) <= 1e-15
                && NormalWassersteinLaws.Metric((i, j) => Math.Sqrt(formulas.MmdBiased(kernel, three.Points(i), three.Points(j))), 100)
        ),
        Law(
            "MMD: diagonals",
            "the unbiased MMD² leaves out the pairs of a point with itself, which makes it (1 − k̄q)/n + (1 − k̄p)/m smaller, k̄ the mean of the "
                + "others; within 1e-13",
            Clouds.Any(2, 5, 3, sameSize: false),
            (formulas, two, kernel) =>
            {
                var (n, m) = (two.Sets[0].Length, two.Sets[1].Length);
                return n == 1
                    || m == 1
                    || Within(
                        formulas.MmdBiased(kernel, two.Points(0), two.Points(1)),
                        formulas.MmdUnbiased(kernel, two.Points(0), two.Points(1))
                            + (Diagonal(formulas, kernel, two.Points(0)) / n)
                            + (Diagonal(formulas, kernel, two.Points(1)) / m),
                        1e-13
                    );
            }
        ),
        new(
            DistanceLaws.Area,
            "MMD: unbiased under the null",
            "the unbiased MMD² of two samples of one normal distribution is 0 in the mean of 300 pairs of samples, |z| < 6",
            2,
            (formulas, key) =>
                Prop.ForAll(
                    Seeds,
                    seed =>
                        KernelLaws
                            .Both(1.5)
                            .All(kernel =>
                            {
                                var draws = key.Child((ulong)seed);
                                var q = DiagonalNormal.FromLogVariance([1, -1], [0, -1]);
                                return Math.Abs(
                                        PooledZ(i =>
                                            formulas.MmdUnbiased(kernel, Sample(q, draws.Child(2 * i)), Sample(q, draws.Child((2 * i) + 1)))
                                        )
                                    ) < 6;
                            })
                )
        ),
    ];

    /// <summary>(mean − expected) / standard error of 300 independent values.</summary>
    public static double PooledZ(Func<ulong, double> value)
    {
        var estimate = Estimate.FromTerms([.. Enumerable.Range(0, 300).Select(i => value((ulong)i))]);
        return estimate.Value / estimate.StandardError;
    }

    /// <summary>Five draws.</summary>
    public static RealMatrix Sample(DiagonalNormal normal, Key key) => RealMatrix.FromRows(Sampling.Draws(normal, key, 5));

    private static Law Law(string name, string statement, Arbitrary<Clouds> clouds, Func<Formulas, Clouds, Kernel, bool> holds) =>
        new(
            DistanceLaws.Area,
            name,
            statement,
            60,
            (formulas, _) => Prop.ForAll(clouds, values => KernelLaws.Both(values.Scale).All(kernel => holds(formulas, values, kernel)))
        );

    private static Matrix<double> Joined(Formulas formulas, Kernel kernel, Clouds two) =>
        KernelLaws.Of(formulas, kernel, RealMatrix.FromRows(two.Sets.SelectMany(set => set).Select(RealVector.From)));

    private static double Diagonal(Formulas formulas, Kernel kernel, RealMatrix points)
    {
        var matrix = KernelLaws.Of(formulas, kernel, points);
        return 1 - ((matrix.RowSums().Sum() - matrix.Trace()) / (points.Rows * (points.Rows - 1)));
    }
}
