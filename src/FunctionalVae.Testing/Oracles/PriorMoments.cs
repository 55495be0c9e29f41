namespace FunctionalVae.Testing;

/// <summary>The prior's mean and log-variance in each latent dimension; zeros for the standard normal.</summary>
/// <param name="Mean">The mean m.</param>
/// <param name="LogVariance">The log-variance p.</param>
internal sealed record PriorMoments(ReadOnlyMemory<float> Mean, ReadOnlyMemory<float> LogVariance)
{
    private const string MeanTensor = "prior.mean";
    private const string LogVarianceTensor = "prior.log_variance";

    public static PriorMoments Of(Situation at) =>
        at.Subject.HasTensor(MeanTensor)
            ? new(at.Parameters.Tensor(MeanTensor), at.Parameters.Tensor(LogVarianceTensor))
            : new(new float[at.Model.Layout.LatentWidth], new float[at.Model.Layout.LatentWidth]);
}
