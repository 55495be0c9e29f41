namespace FunctionalVae.Probability;

/// <summary>The normal distribution N(μ, W·Wᵀ + diag d) of k numbers, at a cost of k·r² instead of k³: factor analysis with r factors.</summary>
/// <remarks>
/// The matrix C = I + Wᵀ·diag(d)⁻¹·W, [r, r], stands for the covariance: by the determinant lemma |Σ| = |C|·Π dᵢ, and by Woodbury's identity
/// Σ⁻¹ = D⁻¹ − D⁻¹·W·C⁻¹·Wᵀ·D⁻¹, here in a form without the difference.
/// </remarks>
public sealed record LowRankNormal : IDistribution<RealVector, LogDensity>, IVectorMoments
{
    private readonly RealMatrix scaled;
    private readonly RealMatrix capacitance;

    private LowRankNormal(RealVector mean, RealMatrix factor, RealVector logVariance)
    {
        Mean = mean;
        Factor = factor;
        LogVariance = logVariance;
        // A = D^−½·W, and the Cholesky factor of C = I + AᵀA.
        scaled = RealMatrix.Of(factor.Rows, factor.Columns, (row, column) => factor[row, column] * Math.Exp(-0.5 * logVariance[row]));
        capacitance = Cholesky.OfGram(
            RealMatrix.Of(
                factor.Rows + factor.Columns,
                factor.Columns,
                (row, column) =>
                    row < factor.Rows ? scaled[row, column]
                    : row - factor.Rows == column ? 1
                    : 0
            ),
            "factor and logVariance"
        );
    }

    /// <summary>The distribution N(μ, W·Wᵀ + diag e^ℓ).</summary>
    /// <param name="mean">μ, k values.</param>
    /// <param name="factor">W, [k, r] with r ≥ 1.</param>
    /// <param name="logVariance">ℓ, k values.</param>
    /// <exception cref="ArgumentException">
    /// Sizes differ or are 0, an element is not finite, an ℓ is not from −700 to 700, or an element of W has no square in units of e^ℓ.
    /// </exception>
    public static LowRankNormal FromLogVariance(RealVector mean, RealMatrix factor, RealVector logVariance)
    {
        Arguments.Finite(Arguments.NotEmpty(mean, nameof(mean)), nameof(mean));
        Arguments.LogVariance(logVariance, nameof(logVariance));
        Arguments.SameCount(logVariance.Count, nameof(logVariance), mean.Count, nameof(mean));
        if (factor.Rows != mean.Count || factor.Columns == 0)
        {
            throw new ArgumentException(
                $"{nameof(factor)} is {factor.Rows} × {factor.Columns}; a mean of {mean.Count} dimensions needs {mean.Count} rows, and a column at least.",
                nameof(factor)
            );
        }

        return new(mean, Arguments.Finite(factor, nameof(factor)), logVariance);
    }

    /// <summary>The mean μ, k values.</summary>
    public RealVector Mean { get; }

    /// <summary>The factor W, [k, r].</summary>
    public RealMatrix Factor { get; }

    /// <summary>The log-variances ℓ = log d, k values.</summary>
    public RealVector LogVariance { get; }

    /// <summary>The number of dimensions, k.</summary>
    public int Dimensions => Mean.Count;

    /// <summary>The rank r: the number of columns of W.</summary>
    public int Rank => Factor.Columns;

    /// <summary>The covariance Σ = W·Wᵀ + diag d, [k, k].</summary>
    public RealMatrix Covariance
    {
        get
        {
            var w = Factor.ToMathNet();
            var product = w.TransposeAndMultiply(w);
            return RealMatrix.Of(
                Dimensions,
                Dimensions,
                (row, column) => product[row, column] + (row == column ? Math.Exp(LogVariance[row]) : 0)
            );
        }
    }

    /// <summary>The logarithm of the covariance's determinant: log |Σ| = log |C| + Σ ℓ.</summary>
    public double LogDeterminant => (2 * capacitance.Diagonal().Sum(Math.Log)) + LogVariance.Sum();

    /// <summary>The differential entropy ½(k + k·log 2π + log |Σ|), in nats.</summary>
    public double Entropy => (Dimensions * (0.5 + NormalDistribution.HalfLogTwoPi)) + (0.5 * LogDeterminant);

    /// <summary>−½(k·log 2π + log |Σ| + ‖y − A·z‖² + ‖z‖²) in nats, with y = D^−½(x − μ), A = D^−½W and z = C⁻¹Aᵀy.</summary>
    /// <remarks>yᵀ(I + AAᵀ)⁻¹y is the least value of ‖y − A·z‖² + ‖z‖² over z, so an error of z counts in second order only.</remarks>
    public LogDensity LogProbability(RealVector point)
    {
        Arguments.Point(point, Dimensions);
        var rest = new double[Dimensions];
        var projected = new double[Rank];
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = (point[i] - Mean[i]) * Math.Exp(-0.5 * LogVariance[i]);
            for (var j = 0; j < projected.Length; j++)
            {
                projected[j] += scaled[i, j] * rest[i];
            }
        }

        var z = LowerTriangle.SolveTransposed(capacitance, LowerTriangle.Solve(capacitance, projected));
        for (var i = 0; i < rest.Length; i++)
        {
            for (var j = 0; j < z.Length; j++)
            {
                rest[i] -= scaled[i, j] * z[j];
            }
        }

        return new(
            (-Dimensions * NormalDistribution.HalfLogTwoPi) - (0.5 * (LogDeterminant + Distance.Squared(rest) + Distance.Squared(z)))
        );
    }

    /// <summary>A draw μ + W·ε + e^(ℓ/2) ∘ η with ε (r values) and η (k values) standard normal, k values.</summary>
    public RealVector Sample(Key key)
    {
        var noise = KeyDraws.Normals(key, Rank + Dimensions);
        var draw = new double[Dimensions];
        for (var i = 0; i < draw.Length; i++)
        {
            draw[i] = Mean[i] + (Math.Exp(0.5 * LogVariance[i]) * noise[Rank + i]);
            for (var j = 0; j < Rank; j++)
            {
                draw[i] += Factor[i, j] * noise[j];
            }
        }

        return new(draw);
    }
}
