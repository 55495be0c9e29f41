using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

/// <summary>The library's matrices and vectors as those of a linear algebra package, for textbook formulas, and back.</summary>
internal static class Matrices
{
    public static Matrix<double> Dense(this RealMatrix matrix) => Matrix<double>.Build.DenseOfArray(matrix.ToArray());

    public static RealMatrix Real(this Matrix<double> matrix) => RealMatrix.From(matrix.ToArray());

    public static Vector<double> Dense(this RealVector vector) => Vector<double>.Build.DenseOfEnumerable(vector);

    public static RealVector Real(this Vector<double> vector) => RealVector.From(vector);
}
