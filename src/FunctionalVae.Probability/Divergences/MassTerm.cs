namespace FunctionalVae.Probability;

/// <summary>The terms of which divergences of discrete distributions are sums.</summary>
internal static class MassTerm
{
    /// <summary>P·g(r) ≥ 0 with g(r) = eʳ − r − 1.</summary>
    /// <param name="logMass">log P; at −∞ the term is its limit, P·eʳ.</param>
    /// <param name="ratio">r; near 0 all digits of the term are in it.</param>
    /// <param name="logProduct">log (P·eʳ): far from 0 eʳ alone may overflow where the product does not.</param>
    public static double Of(double logMass, double ratio, double logProduct) =>
        double.IsNegativeInfinity(logMass) ? Math.Exp(logProduct)
        : ratio > 1 ? Math.Exp(logProduct) - (Math.Exp(logMass) * (ratio + 1))
        : Math.Exp(logMass) * SpecialFunctions.ExpMinusLinear(ratio);

    /// <summary>log P(0) and log P(1).</summary>
    public static RealVector Logs(Bernoulli distribution) =>
        [-SpecialFunctions.Softplus(distribution.Logit), -SpecialFunctions.Softplus(-distribution.Logit)];
}
