namespace FunctionalVae.Probability;

public static partial class KullbackLeibler
{
    /// <summary>½[g(ℓq − ℓp) + (μq − μp)² e^−ℓp], in nats; exactly 0 where q = p.</summary>
    public static double Normal(Normal q, Normal p) => Normal(q.Mean, q.LogVariance, p.Mean, p.LogVariance);

    /// <summary>½ Σ [g(ℓq − ℓp) + (μq − μp)² e^−ℓp], in nats; exactly 0 where q = p.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double DiagonalNormal(DiagonalNormal q, DiagonalNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        var sum = 0.0;
        for (var i = 0; i < q.Dimensions; i++)
        {
            sum += Normal(q.Mean[i], q.LogVariance[i], p.Mean[i], p.LogVariance[i]);
        }

        return sum;
    }

    /// <summary>
    /// ½[Σᵢ g(2 log Mᵢᵢ) + Σ_{i&gt;j} Nᵢⱼ² + ‖Lp⁻¹(μq − μp)‖²] with M = Lp⁻¹·Lq and N = M − I = Lp⁻¹·(Lq − Lp), in nats; exactly 0 where the means and Cholesky factors are equal.
    /// </summary>
    /// <remarks>
    /// Equal to ½[log |Σp|/|Σq| − k + tr(Σp⁻¹Σq) + (μq − μp)ᵀΣp⁻¹(μq − μp)], of which all terms but the last cancel near q = p.
    /// </remarks>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double MultivariateNormal(MultivariateNormal q, MultivariateNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        var n = LowerTriangle.Solve(p.Factor, q.Factor.Minus(p.Factor));
        var sum = 0.0;
        for (var row = 0; row < n.Rows; row++)
        {
            sum += SpecialFunctions.ExpMinusLinear(2 * LogQuotient(q.Factor[row, row], p.Factor[row, row]));
            sum += Distance.Squared(n.RowSpan(row)[..row]);
        }

        return 0.5 * (sum + Distance.Squared(LowerTriangle.Solve(p.Factor, [.. q.Mean.Zip(p.Mean, (a, b) => a - b)])));
    }

    /// <summary>The divergence of a diagonal normal distribution from one of any covariance, in nats.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double DiagonalToMultivariate(DiagonalNormal q, MultivariateNormal p) =>
        MultivariateNormal(Probability.MultivariateNormal.FromDiagonal(q), p);

    /// <summary>The divergence of a normal distribution of any covariance from a diagonal one, in nats.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double MultivariateToDiagonal(MultivariateNormal q, DiagonalNormal p) =>
        MultivariateNormal(q, Probability.MultivariateNormal.FromDiagonal(p));

    /// <summary>The divergence of two normal distributions of low-rank-plus-diagonal covariance, in nats.</summary>
    /// <remarks>
    /// Through their Cholesky factors, at a cost of k³: the determinant lemma and Woodbury's identity would give it for k·r², but as a difference,
    /// which cancels near q = p. A diagonal distribution is one of a factor of zeros.
    /// </remarks>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double LowRankNormal(LowRankNormal q, LowRankNormal p) =>
        MultivariateNormal(Probability.MultivariateNormal.FromLowRank(q), Probability.MultivariateNormal.FromLowRank(p));

    private static double Normal(double meanQ, double logVarianceQ, double meanP, double logVarianceP)
    {
        var z = (meanQ - meanP) * Math.Exp(-0.5 * logVarianceP);
        return 0.5 * (SpecialFunctions.ExpMinusLinear(logVarianceQ - logVarianceP) + (z * z));
    }
}
