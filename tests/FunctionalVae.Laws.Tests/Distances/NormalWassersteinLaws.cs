using FsCheck.Fluent;
using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>W₂ between normal distributions.</summary>
internal static class NormalWassersteinLaws
{
    private const double Tolerance = 1e-9;

    public static IReadOnlyList<Law> All { get; } =
    [
        Law(
            "W₂ of normals: zero at equality",
            "W₂(q, q) = 0, exactly, with any and with diagonal covariance",
            (formulas, three) =>
                formulas.WassersteinMultivariate(three.Full(0), three.Full(0)) == 0
                && formulas.WassersteinDiagonal(three.Diagonal(0), three.Diagonal(0)) == 0
        ),
        Law(
            "W₂ of normals: symmetry and triangle",
            "W₂(q, p) = W₂(p, q) and W₂(q, r) ≤ W₂(q, p) + W₂(p, r), within 1e-9 of the size",
            (formulas, three) =>
                Metric((i, j) => formulas.WassersteinMultivariate(three.Full(i), three.Full(j)), three.Size)
                && Metric((i, j) => formulas.WassersteinDiagonal(three.Diagonal(i), three.Diagonal(j)), three.Size)
        ),
        Law(
            "W₂ of normals: scaling",
            "W₂ of −3x and −3y is 3 times that of x and y, within 1e-9 of the size",
            (formulas, three) =>
                Within(
                    3 * formulas.WassersteinMultivariate(three.Full(0), three.Full(2)),
                    formulas.WassersteinMultivariate(Tripled(three.Full(0)), Tripled(three.Full(2))),
                    Tolerance * three.Size
                )
        ),
        Law(
            "W₂ of normals: means apart",
            "W₂² = ‖μq − μp‖² + W₂² of the centred distributions, within 1e-9 of the size squared",
            (formulas, three) =>
                Within(
                    Square(formulas.WassersteinMultivariate(three.Full(0), three.Full(2))),
                    Square(Distance(three.Means[0], three.Means[2]))
                        + Square(formulas.WassersteinMultivariate(three.Centred(0), three.Centred(2))),
                    Tolerance * Square(three.Size)
                )
        ),
        Law(
            "W₂ of normals: full = diagonal",
            "both formulas agree on diagonal covariances, near equality too, within 1e-12 of the size",
            (formulas, three) =>
                Within(
                    formulas.WassersteinDiagonal(three.Diagonal(0), three.Diagonal(1)),
                    formulas.WassersteinMultivariate(
                        MultivariateNormal.FromDiagonal(three.Diagonal(0)),
                        MultivariateNormal.FromDiagonal(three.Diagonal(1))
                    ),
                    1e-12 * three.Size
                )
        ),
        Law(
            "W₂ of normals: orthogonal maps",
            "a reflection of both changes nothing, near equality too, within 1e-9 of the size",
            (formulas, three) =>
                three.Means[2].All(x => Math.Abs(x) < 1e-3)
                || Within(
                    formulas.WassersteinMultivariate(three.Full(0), three.Full(1)),
                    formulas.WassersteinMultivariate(Reflect(three.Full(0), three.Means[2]), Reflect(three.Full(1), three.Means[2])),
                    Tolerance * three.Size
                )
        ),
        Law(
            "W₂ of normals: the optimal map",
            "W₂² = E‖x − Tx‖² of the map T = Σq^−½(Σq^½ Σp Σq^½)^½ Σq^−½ between the centred distributions, within 1e-8 of the size squared",
            (formulas, three) =>
                Within(
                    Square(formulas.WassersteinMultivariate(three.Centred(0), three.Centred(2))),
                    CostOfMap(three.Full(0).Covariance.Dense(), three.Full(2).Covariance.Dense()),
                    1e-8 * Square(three.Size)
                )
        ),
        Law(
            "W₂ of normals: Talagrand",
            "W₂(q, N(0, I))² ≤ 2·KL(q ‖ N(0, I)) (Talagrand 1996)",
            (formulas, three) =>
                Square(formulas.WassersteinMultivariate(three.Full(0), Standard(three)))
                <= (2 * formulas.KlMultivariate(three.Full(0), Standard(three))) + (Tolerance * Square(three.Size))
        ),
    ];

    /// <summary>Symmetry and the triangle inequality of three things.</summary>
    public static bool Metric(Func<int, int, double> distance, double size) =>
        Within(distance(0, 1), distance(1, 0), Tolerance * size)
        && distance(0, 2) <= distance(0, 1) + distance(1, 2) + (Tolerance * size)
        && distance(0, 1) <= distance(0, 2) + distance(2, 1) + (Tolerance * size);

    private static Law Law(string name, string statement, Func<Formulas, NormalTriple, bool> holds) =>
        new(DistanceLaws.Area, name, statement, 60, (formulas, _) => Prop.ForAll(NormalTriple.Any, three => holds(formulas, three)));

    private static double Square(double x) => x * x;

    private static MultivariateNormal Standard(NormalTriple three) =>
        MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(three.Dimensions));

    private static MultivariateNormal Tripled(MultivariateNormal normal) =>
        MultivariateNormal.FromFactor(
            RealVector.From(normal.Mean.Select(x => -3 * x)),
            RealMatrix.From((3 * normal.Factor.Dense()).ToArray())
        );

    private static double CostOfMap(Matrix<double> q, Matrix<double> p)
    {
        var root = Root(q);
        var inverse = OfEigenvalues(q, value => 1 / Math.Sqrt(value));
        var left = Matrix<double>.Build.DenseIdentity(q.RowCount) - (inverse * Root(root * p * root) * inverse);
        return (left * q * left.Transpose()).Trace();
    }
}
