namespace FunctionalVae.Probability;

public static partial class Wasserstein
{
    /// <summary>W₂ = √((μq − μp)² + (σq − σp)²): order 2, ground cost (x − y)². Exactly 0 where q = p.</summary>
    public static double Normal(Normal q, Normal p) => Math.Sqrt(Square(q.Mean, q.LogVariance, p.Mean, p.LogVariance));

    /// <summary>W₂ = √(‖μq − μp‖² + ‖σq − σp‖²): order 2, ground cost ‖x − y‖². Exactly 0 where q = p.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double DiagonalNormal(DiagonalNormal q, DiagonalNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        var sum = 0.0;
        for (var i = 0; i < q.Dimensions; i++)
        {
            sum += Square(q.Mean[i], q.LogVariance[i], p.Mean[i], p.LogVariance[i]);
        }

        return Math.Sqrt(sum);
    }

    /// <summary>
    /// W₂ = √(‖μq − μp‖² + min ‖Lq − Lp·U‖²) over orthogonal U, in the Frobenius norm: order 2, ground cost ‖x − y‖². Exactly 0 where the means
    /// and Cholesky factors are equal.
    /// </summary>
    /// <remarks>
    /// The minimum is at U = A·Bᵀ of the singular value decomposition Lpᵀ·Lq = A·S·Bᵀ, and is equal to tr(Σq + Σp − 2(Σp^½ Σq Σp^½)^½) (Givens
    /// and Shortt 1984), of which the terms cancel near q = p: with that W₂(p, p) is up to 1e-5. Here an error of U only enters squared: W₂ is
    /// within about 1e-15·√κ of the largest deviation, κ the condition number of the covariances, and within 1e-7 of it at worst.
    /// </remarks>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double MultivariateNormal(MultivariateNormal q, MultivariateNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        var (factorQ, factorP) = (q.Factor.ToMathNet(), p.Factor.ToMathNet());
        var decomposition = factorP.TransposeThisAndMultiply(factorQ).Svd();
        var rotation = decomposition.U * decomposition.VT;
        // Every orthogonal U gives an upper bound; U = I is exact for equal factors.
        var spread = Math.Min((factorQ - (factorP * rotation)).FrobeniusNorm(), (factorQ - factorP).FrobeniusNorm());
        return Math.Sqrt(PointRows.SquaredDistance(q.Mean.Span, p.Mean.Span) + (spread * spread));
    }

    private static double Square(double meanQ, double logVarianceQ, double meanP, double logVarianceP)
    {
        // σq − σp up to its sign, without cancellation and without overflow.
        var deviation =
            Math.Exp(0.5 * Math.Max(logVarianceQ, logVarianceP)) * SpecialFunctions.Expm1(-0.5 * Math.Abs(logVarianceQ - logVarianceP));
        return ((meanQ - meanP) * (meanQ - meanP)) + (deviation * deviation);
    }
}
