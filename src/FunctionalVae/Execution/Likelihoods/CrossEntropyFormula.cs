namespace FunctionalVae;

/// <summary>The cross-entropy of a share x against its mean x̂, which is a Bernoulli mass where x is 0 or 1.</summary>
internal static class CrossEntropyFormula
{
    /// <summary>x log x̂ + (1 − x) log(1 − x̂), in nats.</summary>
    public static double Score(double mean, double x) => Term(x, mean) + Term(1 - x, 1 - mean);

    /// <summary>The best constant mean is the mean, and what is left is its entropy.</summary>
    public static double BestConstant(Batch train) => ValueMoments.Of(train).Means.Sum(mean => Score(mean, mean));

    private static double Term(double share, double mean) => share == 0 ? 0 : share * Math.Log(mean);
}
