using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

/// <summary>A normal distribution of 1 to 4 numbers, N(μ, W·Wᵀ + diag e^ℓ), and a place ε in its whitened coordinates.</summary>
internal sealed record NormalCase(double[] Mean, double[,] Factor, double[] LogVariance, double[] Place)
{
    public static Arbitrary<NormalCase> Any { get; } = OfDimensions(4);

    public static Arbitrary<NormalCase> OfDimensions(int most) =>
        Arb.From(
            from k in Gen.Choose(1, most)
            from r in Gen.Choose(1, 3)
            from mean in Hard.Number(5).ArrayOf(k)
            from factor in Hard.Number(2).ArrayOf(k * r)
            from logVariance in Hard.Number(4).ArrayOf(k)
            from place in Hard.Number(3).ArrayOf(k)
            select new NormalCase(mean, Rows(factor, k, r), logVariance, place)
        );

    public int Dimensions => Mean.Length;

    /// <summary>Without W.</summary>
    public DiagonalNormal Diagonal => DiagonalNormal.FromLogVariance(RealVector.From(Mean), RealVector.From(LogVariance));

    public MultivariateNormal Full => MultivariateNormal.FromCovariance(RealVector.From(Mean), RealMatrix.From(Covariance.ToArray()));

    public LowRankNormal LowRank =>
        LowRankNormal.FromLogVariance(RealVector.From(Mean), RealMatrix.From(Factor), RealVector.From(LogVariance));

    public Matrix<double> DiagonalCovariance => Matrix<double>.Build.DenseOfDiagonalArray([.. LogVariance.Select(Math.Exp)]);

    public Matrix<double> Covariance
    {
        get
        {
            var w = Matrix<double>.Build.DenseOfArray(Factor);
            return (w * w.Transpose()) + DiagonalCovariance;
        }
    }

    /// <summary>The three kinds as functions, each with the covariance it should have.</summary>
    public IEnumerable<VectorFaces> Of(Formulas formulas)
    {
        yield return VectorFaces.Of(formulas.DiagonalFamily, Diagonal, DiagonalCovariance);
        yield return VectorFaces.Of(formulas.FullFamily, Full, Covariance);
        yield return VectorFaces.Of(formulas.LowRankFamily, LowRank, Covariance);
    }

    /// <summary>μ + L·ε.</summary>
    public RealVector At(Matrix<double> covariance, double[] epsilon) =>
        RealVector.From(Vector<double>.Build.Dense(Mean) + (covariance.Cholesky().Factor * Vector<double>.Build.Dense(epsilon)));

    /// <summary>The 2k points μ ± √k·L·eᵢ, over which the mean of a quadratic function is its exact expectation.</summary>
    public IEnumerable<RealVector> SigmaPoints(Matrix<double> covariance) =>
        from i in Enumerable.Range(0, Dimensions)
        from sign in new[] { -1, 1 }
        select At(covariance, [.. Enumerable.Range(0, Dimensions).Select(j => i == j ? sign * Math.Sqrt(Dimensions) : 0)]);

    public override string ToString() =>
        $"μ {RealVector.From(Mean)}, W {RealMatrix.From(Factor)}, ℓ {RealVector.From(LogVariance)}, ε {RealVector.From(Place)}";

    private static double[,] Rows(double[] values, int rows, int columns)
    {
        var matrix = new double[rows, columns];
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }
}

/// <summary>The functions under test of one normal distribution of k numbers, and the covariance that it should have.</summary>
internal sealed record VectorFaces(
    Func<RealVector, double> Log,
    Func<Key, RealVector> Sample,
    Func<RealVector> Mean,
    Func<RealMatrix> Spread,
    Func<double> Entropy,
    Matrix<double> Covariance
)
{
    public static VectorFaces Of<T>(Family<T, RealVector, RealVector, RealMatrix> family, T p, Matrix<double> covariance) =>
        new(
            x => family.Log(p, x),
            key => family.Sample(p, key),
            () => family.Mean(p),
            () => family.Spread(p),
            () => family.Entropy(p),
            covariance
        );
}
