using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Probability;

public static partial class Renyi
{
    /// <summary>
    /// log(σp/σq) + log(σp²/s²)/(2(α − 1)) + α(μq − μp)²/(2s²) with s² = ασp² + (1 − α)σq², in nats; ∞ where s² ≤ 0, which needs α &gt; 1 and
    /// σq &gt; σp (Gil, Alajaji and Linder 2013).
    /// </summary>
    /// <param name="order">α ≥ 0, ∞ included.</param>
    /// <param name="q">The first distribution.</param>
    /// <param name="p">The second.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative or no number.</exception>
    public static double Normal(double order, Normal q, Normal p) =>
        FromHalf(
            order,
            q,
            p,
            (a, rest, first, second) => OneDimension(a, rest, first.Mean, first.LogVariance, second.Mean, second.LogVariance)
        );

    /// <summary>The sum over dimensions of the divergence of <see cref="Normal"/>, in nats.</summary>
    /// <param name="order">α ≥ 0, ∞ included.</param>
    /// <param name="q">The first distribution.</param>
    /// <param name="p">The second, of as many dimensions.</param>
    /// <exception cref="ArgumentException">The order is negative or no number, or the dimensions differ.</exception>
    public static double DiagonalNormal(double order, DiagonalNormal q, DiagonalNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        return Enumerable.Range(0, q.Dimensions).Sum(i => Normal(order, q.Marginal(i), p.Marginal(i)));
    }

    /// <summary>
    /// ½[log |Σp|/|Σq| + log(|Σp|/|S|)/(α − 1) + α(μq − μp)ᵀS⁻¹(μq − μp)] with S = αΣp + (1 − α)Σq, in nats; ∞ where S is not positive definite.
    /// </summary>
    /// <param name="order">α ≥ 0, finite: which directions have exactly equal variances, and with α = ∞ all depends on it, rounding would decide.</param>
    /// <param name="q">The first distribution.</param>
    /// <param name="p">The second, of as many dimensions.</param>
    /// <exception cref="ArgumentException">The order is negative, infinite or no number, or the dimensions differ.</exception>
    public static double MultivariateNormal(double order, MultivariateNormal q, MultivariateNormal p)
    {
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        return FromHalf(Arguments.Finite(order, nameof(order)), q, p, Full);
    }

    // δ = ℓq − ℓp, z = (μq − μp)/σp and e = σq²/σp² − 1; s²/σp² is 1 + (1 − α)e.
    private static double OneDimension(double order, double rest, double meanQ, double logVarianceQ, double meanP, double logVarianceP)
    {
        var delta = logVarianceQ - logVarianceP;
        var z = (meanQ - meanP) * Math.Exp(-0.5 * logVarianceP);
        var e = SpecialFunctions.Expm1(delta);
        if (double.IsPositiveInfinity(order))
        {
            return e == 0 && z == 0 ? 0
                : e < 0 ? -0.5 * (delta + (z * z / e))
                : double.PositiveInfinity;
        }

        if (order == 1)
        {
            return 0.5 * (Variances(order, rest, delta, e) + (z * z));
        }

        var spread = 1 + (rest * e);
        if (spread <= 0)
        {
            return double.PositiveInfinity;
        }

        // Where e overflows, s² is (1 − α)σq².
        var distance = double.IsInfinity(e) ? (meanQ - meanP) * Math.Exp(-0.5 * logVarianceQ) / Math.Sqrt(rest) : z / Math.Sqrt(spread);
        return 0.5 * (Variances(order, rest, delta, e) + (order * distance * distance));
    }

    // log(1 + (1 − α)e)/(1 − α) − δ ≥ 0.
    private static double Variances(double order, double rest, double delta, double e) =>
        IsNear(rest, e) ? Near(order, rest, e)
        : order == 1 ? SpecialFunctions.ExpMinusLinear(delta)
        : (LogSpread(rest, delta, e) / rest) - delta;

    // Where e overflows, 1 is nothing beside it.
    private static double LogSpread(double rest, double delta, double e) =>
        double.IsInfinity(e) ? Math.Log(rest) + delta : SpecialFunctions.Log1p(rest * e);

    private static bool IsNear(double rest, double e) => Math.Abs(e) <= 0.5 && Math.Abs(rest * e) <= 0.5;

    // The same as an integral of a positive function, since d/dt log(1 + at) = a/(1 + at): αe² ∫₀¹ t/((1 + (1 − α)et)(1 + et)) dt.
    private static double Near(double order, double rest, double e) =>
        order * e * e * GaussLegendreRule.Integrate(t => t / ((1 + (rest * e * t)) * (1 + (e * t))), 0, 1, 20);

    private static double Full(double order, double rest, MultivariateNormal q, MultivariateNormal p)
    {
        if (order == 1)
        {
            return KullbackLeibler.MultivariateNormal(q, p);
        }

        // The eigenvalues e of Lp⁻¹ΣqLp⁻ᵀ − I = N + Nᵀ + NNᵀ with N = Lp⁻¹(Lq − Lp): formed so, they keep their digits near 0.
        var ratio = LowerTriangle.Solve(p.Factor, q.Factor).ToMathNet();
        var n = LowerTriangle.Solve(p.Factor, q.Factor.Minus(p.Factor)).ToMathNet();
        var eigen = (n + n.Transpose() + n.TransposeAndMultiply(n)).Evd(Symmetricity.Symmetric);
        var whitened = Vector<double>.Build.Dense(LowerTriangle.Solve(p.Factor, [.. q.Mean.Zip(p.Mean, (a, b) => a - b)]));
        var z = eigen.EigenVectors.TransposeThisAndMultiply(whitened);

        // log |Σq|/|Σp| less the near eigenvalues' part: the logarithm of a single far one may have lost its digits.
        var farLog = 2 * ratio.Diagonal().Sum(Math.Log);
        var (far, anyFar) = (0.0, false);
        var near = 0.0;
        for (var i = 0; i < z.Count; i++)
        {
            var e = eigen.EigenValues[i].Real;
            var spread = 1 + (rest * e);
            if (spread <= 0)
            {
                return double.PositiveInfinity;
            }

            near += order * z[i] * z[i] / spread;
            if (IsNear(rest, e))
            {
                near += Near(order, rest, e);
                farLog -= SpecialFunctions.Log1p(e);
            }
            else
            {
                far += SpecialFunctions.Log1p(rest * e) / rest;
                anyFar = true;
            }
        }

        return 0.5 * (near + (anyFar ? far - farLog : 0));
    }
}
