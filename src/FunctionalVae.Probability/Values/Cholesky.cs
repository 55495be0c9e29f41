using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace FunctionalVae.Probability;

/// <summary>The Cholesky factor of a covariance.</summary>
internal static class Cholesky
{
    // Rounding of a product of matrices leaves differences of this size, relative to the two variances.
    private const double Asymmetry = 1e-10;

    /// <summary>L with L·Lᵀ = MᵀM, by a QR decomposition of M: the product, which would square the condition number, is never formed.</summary>
    /// <exception cref="ArgumentException">R has overflowed, or M does not have full rank in float64.</exception>
    public static RealMatrix OfGram(RealMatrix matrix, string names)
    {
        var upper = matrix.ToMathNet().QR(QRMethod.Thin).R;
        if (!upper.Enumerate().All(double.IsFinite) || upper.Diagonal().Any(root => root == 0))
        {
            throw new ArgumentException($"{names} are too far apart: the Cholesky factor that they make is beyond float64.");
        }

        return RealMatrix.Of(
            matrix.Columns,
            matrix.Columns,
            (row, column) => row < column ? 0 : upper[column, row] * Math.Sign(upper[column, column])
        );
    }

    /// <summary>L with Σ = L·Lᵀ.</summary>
    /// <exception cref="ArgumentException">Σ is not symmetric or not positive definite; the message says where.</exception>
    public static RealMatrix Factor(RealMatrix covariance, string name)
    {
        for (var row = 0; row < covariance.Rows; row++)
        {
            var variance = covariance[row, row];
            if (variance <= 0)
            {
                throw new ArgumentException($"{name}[{row}, {row}] is {Arguments.Text(variance)}; a variance must be positive.", name);
            }
        }

        for (var row = 0; row < covariance.Rows; row++)
        {
            for (var column = 0; column < row; column++)
            {
                var (below, above) = (covariance[row, column], covariance[column, row]);
                if (Math.Abs(below - above) > Asymmetry * Math.Sqrt(covariance[row, row] * covariance[column, column]))
                {
                    throw new ArgumentException(
                        $"{name}[{row}, {column}] is {Arguments.Text(below)} and {name}[{column}, {row}] is {Arguments.Text(above)}; a covariance is symmetric.",
                        name
                    );
                }
            }
        }

        try
        {
            return RealMatrix.Of(covariance.ToMathNet().Cholesky().Factor);
        }
        catch (ArgumentException)
        {
            var least = covariance.ToMathNet().Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real);
            throw new ArgumentException(
                $"{name} is not positive definite: its smallest eigenvalue is {least.ToString("G3", CultureInfo.InvariantCulture)}.",
                name
            );
        }
    }
}
