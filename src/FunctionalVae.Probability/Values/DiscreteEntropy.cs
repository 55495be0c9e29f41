namespace FunctionalVae.Probability;

/// <summary>The entropy of outcomes that are counted.</summary>
internal static class DiscreteEntropy
{
    /// <summary>−Σ P·log P, in nats; an outcome of probability 0 adds 0, its limit.</summary>
    public static double Of(RealVector logProbabilities)
    {
        var sum = 0.0;
        foreach (var log in logProbabilities)
        {
            sum -= double.IsNegativeInfinity(log) ? 0 : Math.Exp(log) * log;
        }

        return sum;
    }
}
