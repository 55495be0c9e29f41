namespace FunctionalVae.Probability;

/// <summary>
/// The cross-entropy E_q[−log p(x)], in nats: the entropy of q and the Kullback–Leibler divergence KL(q ‖ p) together. A function a family, named
/// after it.
/// </summary>
public static class CrossEntropy
{
    /// <summary>½ log 2π + ½ℓp + ½[σq² + (μq − μp)²]/σp², in nats.</summary>
    public static double Normal(Normal q, Normal p)
    {
        var z = (q.Mean - p.Mean) * Math.Exp(-0.5 * p.LogVariance);
        return NormalDistribution.HalfLogTwoPi + (0.5 * (p.LogVariance + Math.Exp(q.LogVariance - p.LogVariance) + (z * z)));
    }

    /// <summary>The sum over dimensions of the cross-entropy of <see cref="Normal"/>, in nats.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double DiagonalNormal(DiagonalNormal q, DiagonalNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        return Enumerable.Range(0, q.Dimensions).Sum(i => Normal(q.Marginal(i), p.Marginal(i)));
    }

    /// <summary>½[k·log 2π + log |Σp| + tr(Σp⁻¹Σq) + (μq − μp)ᵀΣp⁻¹(μq − μp)], in nats.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double MultivariateNormal(MultivariateNormal q, MultivariateNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        var trace = Distance.Squared([.. LowerTriangle.Solve(p.Factor, q.Factor).ToMathNet().Enumerate()]);
        var quadratic = Distance.Squared(LowerTriangle.Solve(p.Factor, [.. q.Mean.Zip(p.Mean, (a, b) => a - b)]));
        return (q.Dimensions * NormalDistribution.HalfLogTwoPi) + (0.5 * (p.LogDeterminant + trace + quadratic));
    }

    /// <summary>Pq(1)·softplus(−lp) + Pq(0)·softplus(lp), in nats.</summary>
    public static double Bernoulli(Bernoulli q, Bernoulli p) => Masses(MassTerm.Logs(q), MassTerm.Logs(p));

    /// <summary>−Σ Pq(i)·log Pp(i), in nats.</summary>
    /// <exception cref="ArgumentException">The numbers of outcomes differ.</exception>
    public static double Categorical(Categorical q, Categorical p)
    {
        Arguments.SameCount(q.Outcomes, nameof(q), p.Outcomes, nameof(p));
        return Masses(q.LogProbabilities, p.LogProbabilities);
    }

    // An outcome with probability 0 under q adds 0, even where its probability under p is 0 too.
    private static double Masses(RealVector logQ, RealVector logP) =>
        -logQ.Zip(logP, (q, p) => double.IsNegativeInfinity(q) ? 0 : Math.Exp(q) * p).Sum();
}
