namespace FunctionalVae.Probability;

public static partial class KullbackLeibler
{
    private const double RootTwoOverPi = 0.79788456080286535588;
    private const double LogTwo = 0.69314718055994530942;

    /// <summary>g(r) + eʳ·g(−|μq − μp|/bq) with r = log bq/bp, in nats; exactly 0 where q = p.</summary>
    /// <remarks>Equal to log(bp/bq) + |μq − μp|/bp + (bq/bp)·e^(−|μq − μp|/bq) − 1 (Meyer 2021), which cancels near q = p.</remarks>
    public static double Laplace(Laplace q, Laplace p)
    {
        var distance = Math.Abs(q.Mean - p.Mean);
        return SpecialFunctions.ExpMinusLinear(LogQuotient(q.Scale, p.Scale))
            // Far apart g alone may overflow.
            + (
                distance > q.Scale
                    ? (distance - (q.Scale * -SpecialFunctions.Expm1(-distance / q.Scale))) / p.Scale
                    : q.Scale / p.Scale * SpecialFunctions.ExpMinusLinear(-distance / q.Scale)
            );
    }

    /// <summary>log 2bp − H(q) + E_q|x − μp|/bp with E_q|x − μp| = σ√(2/π)·e^(−z²/2) + (μq − μp)(1 − 2Φ(−z)) and z = (μq − μp)/σ, in nats.</summary>
    public static double NormalToLaplace(Normal q, Laplace p)
    {
        var move = q.Mean - p.Mean;
        var z = move / q.Deviation;
        var distance = (q.Deviation * RootTwoOverPi * Math.Exp(-0.5 * z * z)) + (move * (1 - (2 * NormalDistribution.Cumulative(-z))));
        return Math.Log(2 * p.Scale) - q.Entropy + (distance / p.Scale);
    }

    /// <summary>½(log 2πσ²) − H(q) + ½[2b² + (μq − μp)²]/σ², in nats.</summary>
    public static double LaplaceToNormal(Laplace q, Normal p)
    {
        var scale = q.Scale / p.Deviation;
        var z = (q.Mean - p.Mean) / p.Deviation;
        return NormalDistribution.HalfLogTwoPi + (0.5 * p.LogVariance) - q.Entropy + (scale * scale) + (0.5 * z * z);
    }

    // The logarithms' difference has fewer digits, but is a number where the quotient over- or underflows.
    private static double LogQuotient(double a, double b) =>
        Math.Abs(a - b) < 0.5 * b ? SpecialFunctions.Log1p((a - b) / b)
        : double.IsNormal(a / b) ? Math.Log(a / b)
        : Math.Log(a) - Math.Log(b);
}
