using MathNet.Numerics.Integration;

namespace FunctionalVae.Probability;

public static partial class KullbackLeibler
{
    /// <summary>log of the ratio of p's width to q's, in nats; ∞ where p's interval does not contain q's.</summary>
    public static double Uniform(UniformDistribution q, UniformDistribution p)
    {
        if (p.Low > q.Low || q.High > p.High)
        {
            return double.PositiveInfinity;
        }

        var more = (q.Low - p.Low + (p.High - q.High)) / (q.High - q.Low);
        return double.IsFinite(more) ? SpecialFunctions.Log1p(more) : LogQuotient(p.High - p.Low, q.High - q.Low);
    }

    /// <summary>½ log 2πσ² − log w + ½[(m − μ)² + w²/12]/σ² with q's mean m and width w, in nats.</summary>
    public static double UniformToNormal(UniformDistribution q, Normal p)
    {
        var z = (q.Mean - p.Mean) / p.Deviation;
        var width = (q.High - q.Low) / p.Deviation;
        return NormalDistribution.HalfLogTwoPi - LogQuotient(q.High - q.Low, p.Deviation) + (0.5 * ((z * z) + (width * width / 12)));
    }

    /// <summary>log(2b/w) + E_q|x − μ|/b with q's width w, in nats.</summary>
    public static double UniformToLaplace(UniformDistribution q, Laplace p)
    {
        // Inside the interval |x − μ| is the mean of two triangles. Halves, for the difference of two means may overflow.
        var (below, above) = (p.Mean - q.Low, q.High - p.Mean);
        var width = q.High - q.Low;
        var half =
            below > 0 && above > 0
                ? 0.25 * ((below * (below / width)) + (above * (above / width)))
                : Math.Abs((0.5 * q.Mean) - (0.5 * p.Mean));
        return LogTwo - LogQuotient(width, p.Scale) + (half / (0.5 * p.Scale));
    }

    /// <summary>
    /// A(lp) − A(lq) − A′(lq)·(lp − lq) with A(l) = log((eˡ − 1)/l), in nats: the divergence of an exponential family (Loaiza-Ganem and Cunningham
    /// 2019). Exactly 0 where the logits are equal.
    /// </summary>
    public static double ContinuousBernoulli(ContinuousBernoulli q, ContinuousBernoulli p)
    {
        var move = p.Logit - q.Logit;
        if (Math.Abs(move) <= 1)
        {
            // Taylor's remainder: Δ²∫₀¹ (1 − t)·A″(lq + tΔ) dt, where A″ is the variance.
            return move
                * move
                * GaussLegendreRule.Integrate(
                    t => (1 - t) * Probability.ContinuousBernoulli.FromLogit(q.Logit + (t * move)).Variance,
                    0,
                    1,
                    20
                );
        }

        if (q.Logit * p.Logit > 0 && Math.Min(Math.Abs(q.Logit), Math.Abs(p.Logit)) > 1)
        {
            // There A is |l|/2 ± l/2 − log|l| and a remainder R = log(1 − e^−|l|), which hardly bends.
            var (a, b) = (Math.Abs(q.Logit), Math.Abs(p.Logit));
            return SpecialFunctions.ExpMinusLinear(Math.Log(b / a)) + Remainder(b) - Remainder(a) - ((b - a) / SpecialFunctions.Expm1(a));
        }

        // log p(x) is l·x − A(l), so at x = ½ the difference of log-densities is Δ/2 and that of A.
        return q.LogProbability(0.5).Nats - p.LogProbability(0.5).Nats - (move * (q.Mean - 0.5));
    }

    private static double Remainder(double logit) => SpecialFunctions.Log1p(-Math.Exp(-logit));
}
