using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The objective of a model that knows nothing but the mean of each value, and its variance where that is learned: what training must come up to.</summary>
internal static class MeansOnly
{
    private const double LogTwoPi = 1.8378770664093453;

    /// <summary>In nats per example, without a divergence; null for a reconstruction term that has no such form.</summary>
    /// <param name="model">The model.</param>
    /// <param name="train">The training examples, grey where the model binarises: the mean of what it makes of them is the same.</param>
    public static double? Of(IVaeModel model, Batch train)
    {
        var (means, variances) = ValueMoments.Of(train);
        return model.Spec.Likelihood switch
        {
            NormalLikelihood { Variance: FixedVariance { Variance: var given } } => variances.Sum(variance => Density(variance, given)),
            NormalLikelihood { Variance: LearnedVariance { PerDimension: true } learned } => variances.Sum(variance =>
                Learned(variance, learned.Floor)
            ),
            NormalLikelihood { Variance: LearnedVariance learned } => variances.Length * Learned(variances.Average(), learned.Floor),
            SquaredErrorLikelihood => variances.Sum(variance => Density(variance, 1)),
            BernoulliLikelihood or GreyCrossEntropy => means.Sum(mean => EntropyTerm(mean) + EntropyTerm(1 - mean)),
            _ => null,
        };
    }

    // The best σ² is the variance, or the floor.
    private static double Learned(double variance, double floor) => Density(variance, Math.Max(variance, floor));

    private static double Density(double variance, double given) => -0.5 * (LogTwoPi + Math.Log(given) + (variance / given));

    private static double EntropyTerm(double share) => share > 0 ? share * Math.Log(share) : 0;
}
