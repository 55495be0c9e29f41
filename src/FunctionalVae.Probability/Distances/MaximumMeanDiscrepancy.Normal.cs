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
            // Twice, for the bandwidth's square may not be a number.
            var spread = (varianceQ[i] + varianceP[i]) / kernel.Bandwidth / kernel.Bandwidth;
            if (double.IsInfinity(spread))
            {
                return 0;
            }

            var distance = (q.Mean[i] - p.Mean[i]) / kernel.Bandwidth / Math.Sqrt(1 + spread);
            logarithm -= 0.5 * (SpecialFunctions.Log1p(spread) + (distance * distance));
        }

        return Math.Exp(logarithm);
    }

    // Which of the two comes first changes roundings; their mean is symmetric to the last bit.
    private static double Expected(RbfKernel kernel, MultivariateNormal q, MultivariateNormal p) =>
        0.5 * (Ordered(kernel, q, p) + Ordered(kernel, p, q));

    // S by the rows of h·I, Lqᵀ and Lpᵀ, all in units of the largest: neither h² nor a covariance is formed.
    private static double Ordered(RbfKernel kernel, MultivariateNormal q, MultivariateNormal p)
    {
        var k = q.Dimensions;
        var unit = Math.Max(kernel.Bandwidth, Math.Max(Largest(q.Factor), Largest(p.Factor)));
        var bandwidth = kernel.Bandwidth / unit;
        var factor = Cholesky.OfGram(
            RealMatrix.Of(
                3 * k,
                k,
                (row, column) =>
                    row < k ? q.Factor[column, row] / unit
                    : row < 2 * k ? p.Factor[column, row - k] / unit
                    : row - (2 * k) == column ? bandwidth
                    : 0
            ),
            "kernel, q and p"
        );
        var whitened = LowerTriangle.Solve(factor, [.. q.Mean.Zip(p.Mean, (a, b) => (a - b) / unit)]);
        return Math.Exp(factor.Diagonal().Sum(root => Math.Log(bandwidth / root)) - (0.5 * Distance.Squared(whitened)));
    }

    private static double Largest(RealMatrix factor) => factor.ToMathNet().Enumerate().Max(Math.Abs);
}
