namespace FunctionalVae.Probability;

/// <summary>The normal distribution N(μ, Σ) of k numbers with any covariance, held as its Cholesky factor: Σ = L·Lᵀ.</summary>
public sealed record MultivariateNormal : IDistribution<RealVector, LogDensity>, IVectorMoments
{
    private MultivariateNormal(RealVector mean, RealMatrix factor)
    {
        Mean = mean;
        Factor = factor;
    }

    /// <summary>The distribution N(μ, Σ) from its covariance.</summary>
    /// <param name="mean">μ, k values.</param>
    /// <param name="covariance">Σ, [k, k], symmetric to within rounding and positive definite.</param>
    /// <exception cref="ArgumentException">Sizes differ, an element is not finite, or Σ is not symmetric or not positive definite.</exception>
    public static MultivariateNormal FromCovariance(RealVector mean, RealMatrix covariance)
    {
        Check(mean, covariance, nameof(covariance));
        return new(mean, Cholesky.Factor(covariance, nameof(covariance)));
    }

    /// <summary>The distribution N(μ, L·Lᵀ) from its Cholesky factor.</summary>
    /// <param name="mean">μ, k values.</param>
    /// <param name="factor">L, [k, k], lower triangular with a positive diagonal.</param>
    /// <exception cref="ArgumentException">Sizes differ, an element is not finite, or L is not such a matrix.</exception>
    public static MultivariateNormal FromFactor(RealVector mean, RealMatrix factor)
    {
        Check(mean, factor, nameof(factor));
        for (var row = 0; row < factor.Rows; row++)
        {
            Arguments.Positive(factor[row, row], $"factor[{row}, {row}]");
            for (var column = row + 1; column < factor.Columns; column++)
            {
                if (factor[row, column] != 0)
                {
                    throw new ArgumentException(
                        $"factor[{row}, {column}] is {Arguments.Text(factor[row, column])}; above the diagonal of a Cholesky factor all is 0.",
                        nameof(factor)
                    );
                }
            }
        }

        return new(mean, factor);
    }

    /// <summary>The same distribution as <paramref name="diagonal"/>.</summary>
    public static MultivariateNormal FromDiagonal(DiagonalNormal diagonal) =>
        new(diagonal.Mean, RealMatrix.FromDiagonal(RealVector.From(diagonal.LogVariance.Select(l => Math.Exp(0.5 * l)))));

    /// <summary>The same distribution as <paramref name="lowRank"/>.</summary>
    /// <remarks>The factor comes from a QR decomposition, so that it exists also where WWᵀ + diag d would round to a singular matrix.</remarks>
    /// <exception cref="ArgumentException">The factor over- or underflows.</exception>
    public static MultivariateNormal FromLowRank(LowRankNormal lowRank)
    {
        var (rank, w) = (lowRank.Rank, lowRank.Factor);
        var root = RealMatrix.Of(
            rank + lowRank.Dimensions,
            lowRank.Dimensions,
            (row, column) =>
                row < rank ? w[column, row]
                : row - rank == column ? Math.Exp(0.5 * lowRank.LogVariance[column])
                : 0
        );
        return new(lowRank.Mean, Cholesky.OfGram(root, "factor and logVariance"));
    }

    /// <summary>The mean μ, k values.</summary>
    public RealVector Mean { get; }

    /// <summary>The Cholesky factor L, [k, k], lower triangular with a positive diagonal.</summary>
    public RealMatrix Factor { get; }

    /// <summary>The number of dimensions, k.</summary>
    public int Dimensions => Mean.Count;

    /// <summary>The covariance Σ = L·Lᵀ, [k, k].</summary>
    public RealMatrix Covariance
    {
        get
        {
            var lower = Factor.ToMathNet();
            return RealMatrix.Of(lower.TransposeAndMultiply(lower));
        }
    }

    /// <summary>The logarithm of the covariance's determinant: log |Σ| = 2 Σ log Lᵢᵢ.</summary>
    public double LogDeterminant => 2 * Factor.Diagonal().Sum(Math.Log);

    /// <summary>The differential entropy ½(k + k·log 2π + log |Σ|), in nats.</summary>
    public double Entropy => (Dimensions * (0.5 + NormalDistribution.HalfLogTwoPi)) + (0.5 * LogDeterminant);

    /// <summary>The log-density −½(k·log 2π + log |Σ| + ‖L⁻¹(x − μ)‖²), in nats.</summary>
    public LogDensity LogProbability(RealVector point)
    {
        Arguments.Point(point, Dimensions);
        var whitened = LowerTriangle.Solve(Factor, [.. point.Zip(Mean, (x, mean) => x - mean)]);
        return new((-Dimensions * NormalDistribution.HalfLogTwoPi) - (0.5 * (LogDeterminant + Distance.Squared(whitened))));
    }

    /// <summary>A draw μ + L·ε with ε standard normal, k values.</summary>
    public RealVector Sample(Key key)
    {
        var draw = LowerTriangle.Times(Factor, KeyDraws.Normals(key, Dimensions));
        for (var i = 0; i < draw.Length; i++)
        {
            draw[i] += Mean[i];
        }

        return new(draw);
    }

    private static void Check(RealVector mean, RealMatrix matrix, string name)
    {
        Arguments.Finite(Arguments.NotEmpty(mean, nameof(mean)), nameof(mean));
        if ((matrix.Rows, matrix.Columns) != (mean.Count, mean.Count))
        {
            throw new ArgumentException(
                $"{name} is {matrix.Rows} × {matrix.Columns}; a mean of {mean.Count} dimensions needs {mean.Count} × {mean.Count}.",
                name
            );
        }

        Arguments.Finite(matrix, name);
    }
}
