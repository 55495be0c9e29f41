namespace FunctionalVae.Testing;

/// <summary>The normal of each dimension of a posterior given those before it.</summary>
internal static class GivenBefore
{
    /// <summary>The log-variances, [count, latent]: those of the factor where covariances are full.</summary>
    public static Batch LogVariance(PosteriorBatch posterior) => posterior.Factor?.LogVariance ?? posterior.LogVariance;
}
