namespace FunctionalVae.Evaluation;

/// <summary>Mean and variance of one latent dimension over draws of posteriors, in units of the prior: 0 and 1 where it is as the prior says.</summary>
/// <param name="Mean">(mean − the prior's)/the prior's deviation.</param>
/// <param name="MeanError">Its standard error.</param>
/// <param name="Variance">The variance over the prior's.</param>
/// <param name="VarianceError">Its standard error, by the fourth moment.</param>
public sealed record DimensionMoments(double Mean, double MeanError, double Variance, double VarianceError)
{
    internal static DimensionMoments Of(double[] values)
    {
        double n = values.Length;
        var mean = values.Average();
        var variance = values.Sum(value => Math.Pow(value - mean, 2)) / (n - 1);
        var fourth = values.Average(value => Math.Pow(value - mean, 4));
        return new(mean, Math.Sqrt(variance / n), variance, Math.Sqrt(Math.Max(0, fourth - (variance * variance)) / n));
    }
}
