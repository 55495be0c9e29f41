using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

/// <summary>Independent ways to the same numbers.</summary>
internal static class Routes
{
    public static bool Within(double left, double right, double tolerance) => Math.Abs(left - right) <= tolerance;

    /// <summary>The least mean of |x − y|ᵖ over all ways to pair two sets of equally many points: optimal transport by trying everything.</summary>
    public static double BestPairing(double order, double[][] q, double[][] p) =>
        Cheapest([.. q.Select(x => p.Select(y => Math.Pow(Distance(x, y), order)).ToArray())], 0, 0) / q.Length;

    public static double Distance(double[] x, double[] y) => Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>A symmetric matrix with a function applied to its eigenvalues.</summary>
    public static Matrix<double> OfEigenvalues(Matrix<double> symmetric, Func<double, double> change)
    {
        var decomposition = symmetric.Evd(Symmetricity.Symmetric);
        var vectors = decomposition.EigenVectors;
        return vectors
            * Matrix<double>.Build.DenseOfDiagonalVector(decomposition.EigenValues.Map(value => change(value.Real)))
            * vectors.Transpose();
    }

    public static Matrix<double> Root(Matrix<double> covariance) => OfEigenvalues(covariance, value => Math.Sqrt(Math.Max(0, value)));

    /// <summary>The distribution in coordinates that are reflected at the plane orthogonal to a vector.</summary>
    public static MultivariateNormal Reflect(MultivariateNormal normal, double[] across)
    {
        var v = Vector<double>.Build.Dense(across);
        var reflection = Matrix<double>.Build.DenseIdentity(across.Length) - (v.OuterProduct(v) * (2 / (v * v)));
        var covariance = reflection * normal.Covariance.Dense() * reflection;
        return MultivariateNormal.FromCovariance(
            RealVector.From(reflection * Vector<double>.Build.DenseOfEnumerable(normal.Mean)),
            RealMatrix.From((covariance + covariance.Transpose()).Divide(2).ToArray())
        );
    }

    private static double Cheapest(double[][] cost, int row, int used)
    {
        if (row == cost.Length)
        {
            return 0;
        }

        var least = double.PositiveInfinity;
        for (var column = 0; column < cost.Length; column++)
        {
            if ((used & (1 << column)) == 0)
            {
                least = Math.Min(least, cost[row][column] + Cheapest(cost, row + 1, used | (1 << column)));
            }
        }

        return least;
    }
}
