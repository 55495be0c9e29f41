using MathNet.Numerics.LinearAlgebra.Factorization;

namespace FunctionalVae.Probability;

/// <summary>
/// Probabilistic principal component analysis: x = W·z + μ + σ·ε with z of k dimensions and ε of D, all standard normal (Tipping and Bishop
/// 1999). Likelihood, posterior and evidence lower bound are exact: the oracle of linear variational autoencoders.
/// </summary>
public sealed partial record ProbabilisticPca
{
    private ProbabilisticPca(RealMatrix weights, RealVector mean, double variance)
    {
        Weights = weights;
        Mean = mean;
        Variance = variance;
        var noise = RealVector.From(Enumerable.Repeat(Math.Log(variance), mean.Count));
        Marginal = MultivariateNormal.FromLowRank(LowRankNormal.FromLogVariance(mean, weights, noise));
    }

    /// <summary>The model of W, μ and σ².</summary>
    /// <param name="weights">W, [D, k].</param>
    /// <param name="mean">μ, D values.</param>
    /// <param name="variance">σ², from 1e-304 to 1e304.</param>
    /// <exception cref="ArgumentException">
    /// Sizes differ, W has no column, an element is not finite or has no square in units of σ, or σ² is out of its range.
    /// </exception>
    public static ProbabilisticPca From(RealMatrix weights, RealVector mean, double variance)
    {
        Arguments.AtLeast(1, weights.Columns, "weights.Columns");
        Arguments.SameCount(weights.Rows, nameof(weights), mean.Count, nameof(mean));
        Arguments.Finite(weights, nameof(weights));
        return new(weights, mean, Arguments.Variance(variance, nameof(variance)));
    }

    /// <summary>The weights W, [D, k].</summary>
    public RealMatrix Weights { get; }

    /// <summary>The mean μ, D values.</summary>
    public RealVector Mean { get; }

    /// <summary>The variance σ² of the noise.</summary>
    public double Variance { get; }

    /// <summary>The marginal p(x) = N(μ, W·Wᵀ + σ²·I), of D dimensions.</summary>
    public MultivariateNormal Marginal { get; }

    /// <summary>The likelihood p(x|z) = N(W·z + μ, σ²·I).</summary>
    /// <exception cref="ArgumentException">z does not have k dimensions.</exception>
    public DiagonalNormal Likelihood(RealVector latent)
    {
        Arguments.SameCount(latent.Count, nameof(latent), Weights.Columns, "the latent variable");
        var noise = RealVector.From(Enumerable.Repeat(Math.Log(Variance), Mean.Count));
        return DiagonalNormal.FromLogVariance(Decoded(latent), noise);
    }

    /// <summary>The posterior p(z|x) = N(M⁻¹·Wᵀ·(x − μ), σ²·M⁻¹) with M = Wᵀ·W + σ²·I, of k dimensions.</summary>
    /// <exception cref="ArgumentException">x does not have D dimensions.</exception>
    public MultivariateNormal Posterior(RealVector point)
    {
        // σ²·M⁻¹ = (σ·L⁻¹)ᵀ(σ·L⁻¹) with M = L·Lᵀ: neither M nor its inverse is formed.
        var inverse = LowerTriangle.Solve(Cholesky.OfGram(Stacked, "weights and variance"), RealMatrix.Identity(Weights.Columns));
        var root = RealMatrix.Of(inverse.Rows, inverse.Columns, (row, column) => Deviation * inverse[row, column]);
        return MultivariateNormal.FromFactor(PosteriorMean(point), Cholesky.OfGram(root, "weights and variance"));
    }

    /// <summary>
    /// The diagonal q with the greatest evidence lower bound: the posterior's mean and the variances σ²/Mᵢᵢ, which are not those of the
    /// posterior unless the columns of W are orthogonal.
    /// </summary>
    /// <exception cref="ArgumentException">x does not have D dimensions.</exception>
    public DiagonalNormal BestDiagonal(RealVector point) =>
        DiagonalNormal.FromLogVariance(
            PosteriorMean(point),
            RealVector.From(Stacked.ToMathNet().EnumerateColumns().Select(column => Math.Log(Variance) - (2 * Math.Log(column.L2Norm()))))
        );

    /// <summary>E log p(x|z) − KL(q ‖ N(0, I)), exactly: −½[D·log 2πσ² + (‖x − W·m − μ‖² + ‖W·L‖²)/σ²] − KL for q = N(m, L·Lᵀ).</summary>
    /// <param name="q">Any normal distribution of k dimensions.</param>
    /// <param name="point">x, D values.</param>
    /// <exception cref="ArgumentException">q or x has another number of dimensions.</exception>
    public AnalyticElbo Elbo(MultivariateNormal q, RealVector point)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), Weights.Columns, "the latent variable");
        var spread = (Weights.ToMathNet() * q.Factor.ToMathNet()).FrobeniusNorm();
        return AnalyticElbo.From(
            Likelihood(q.Mean).LogProbability(point).Nats - (0.5 * spread * spread / Variance),
            KullbackLeibler.MultivariateNormal(q, MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(q.Dimensions)))
        );
    }

    private RealVector PosteriorMean(RealVector point)
    {
        Arguments.SameCount(point.Count, nameof(point), Mean.Count, "the data");
        // The least squares solution of W·z = x − μ and σ·z = 0.
        var stacked = Stacked;
        var target = RealMatrix.Of(stacked.Rows, 1, (row, _) => row < Mean.Count ? point[row] - Mean[row] : 0).ToMathNet();
        return RealVector.From(stacked.ToMathNet().QR(QRMethod.Thin).Solve(target).Column(0));
    }

    private RealVector Decoded(RealVector latent) =>
        RealVector.From(Enumerable.Range(0, Mean.Count).Select(row => Mean[row] + Weights.Row(row).Zip(latent, (w, z) => w * z).Sum()));

    private double Deviation => Math.Sqrt(Variance);

    // W over σ·I, [D + k, k]: its Gram matrix is M = Wᵀ·W + σ²·I, whose condition is the square of its own.
    private RealMatrix Stacked =>
        RealMatrix.Of(
            Mean.Count + Weights.Columns,
            Weights.Columns,
            (row, column) =>
                row < Mean.Count ? Weights[row, column]
                : row - Mean.Count == column ? Deviation
                : 0
        );
}
