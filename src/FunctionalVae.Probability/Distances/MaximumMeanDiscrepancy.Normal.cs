namespace FunctionalVae.Probability;

public static partial class MaximumMeanDiscrepancy
{
    /// <summary>
    /// MMD² of two normal distributions under a Gaussian kernel, from E k(x, y) = Π (1 + s)^−½ e^(−½(μx − μy)² / (h²(1 + s))) with
    /// s = (σx² + σy²)/h² a dimension. Exactly 0 where q = p, never negative, and within 1e-15·D elsewhere.
    /// </summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double DiagonalNormal(RbfKernel kernel, DiagonalNormal q, DiagonalNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        return Math.Max(0, Expected(kernel, q, q) + Expected(kernel, p, p) - (2 * Expected(kernel, q, p)));
    }

    /// <summary>
    /// MMD² of two normal distributions under a Gaussian kernel, from E k(x, y) = |S|^−½ e^(−½(μx − μy)ᵀS⁻¹(μx − μy)/h²) with
    /// S = I + (Σx + Σy)/h². Exactly 0 where q = p, and never negative.
    /// </summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double MultivariateNormal(RbfKernel kernel, MultivariateNormal q, MultivariateNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        return Math.Max(0, Expected(kernel, q, q) + Expected(kernel, p, p) - (2 * Expected(kernel, q, p)));
    }

    private static double Expected(RbfKernel kernel, DiagonalNormal q, DiagonalNormal p)
    {
        var (varianceQ, varianceP) = (q.Variance, p.Variance);
        var logarithm = 0.0;
        for (var i = 0; i < q.Dimensions; i++)
        {
            var distance = (q.Mean[i] - p.Mean[i]) / kernel.Bandwidth;
            var spread = (varianceQ[i] + varianceP[i]) / (kernel.Bandwidth * kernel.Bandwidth);
            logarithm -= 0.5 * (SpecialFunctions.Log1p(spread) + (distance * distance / (1 + spread)));
        }

        return Math.Exp(logarithm);
    }

    private static double Expected(RbfKernel kernel, MultivariateNormal q, MultivariateNormal p)
    {
        var (covarianceQ, covarianceP) = (q.Covariance, p.Covariance);
        var square = kernel.Bandwidth * kernel.Bandwidth;
        var factor = Cholesky.Factor(
            RealMatrix.Of(q.Dimensions, q.Dimensions, (i, j) => (i == j ? 1 : 0) + ((covarianceQ[i, j] + covarianceP[i, j]) / square)),
            nameof(q)
        );
        var whitened = LowerTriangle.Solve(factor, [.. q.Mean.Zip(p.Mean, (a, b) => (a - b) / kernel.Bandwidth)]);
        return Math.Exp(-factor.Diagonal().Sum(Math.Log) - (0.5 * whitened.Sum(z => z * z)));
    }
}
