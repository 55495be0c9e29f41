namespace FunctionalVae.Probability;

/// <summary>The variational Rényi bound (Li and Turner 2016, equation 10).</summary>
public static class RenyiBound
{
    /// <summary>
    /// log[(1/k) Σ wᵢ^(1−α)] / (1 − α), in nats: it falls with α. At α = 0 it is the importance-weighted bound, at α = 1 (by its limit) the
    /// evidence lower bound. For α ≥ 1 it is −∞ where a weight is 0, for α &lt; 1 only where all are.
    /// </summary>
    /// <param name="alpha">α, any finite number. For α &lt; 0 it may exceed log p(x) in the mean.</param>
    /// <param name="weights">The weights of k draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not finite.</exception>
    public static double Of(double alpha, ImportanceWeights weights)
    {
        var power = 1 - Arguments.Finite(alpha, nameof(alpha));
        var mean = EvidenceBounds.Elbo(weights).Nats;
        if (power == 0 || (power < 0 && double.IsNegativeInfinity(mean)))
        {
            return mean;
        }

        var top = power > 0 ? weights.Logs.Max() : weights.Logs.Min();
        if (double.IsNegativeInfinity(top))
        {
            return top;
        }

        var spread = weights.Logs.Max() - weights.Logs.Min();
        return Math.Abs(power) * spread < 1
            ? mean + (SpecialFunctions.Log1p(MeanExcess(power, mean, weights.Logs)) / power)
            : top + (Math.Log(weights.Logs.Average(log => Math.Exp(power * (log - top)))) / power);
    }

    // Near α = 1 the powers are near 1 and their logarithm is lost to rounding. Around the mean the first-order terms sum to 0:
    // mean e^(s·d) = 1 + mean (e^(s·d) − s·d − 1), of which no term is negative.
    private static double MeanExcess(double power, double mean, RealVector logs) =>
        logs.Average(log => SpecialFunctions.ExpMinusLinear(power * (log - mean)));
}
