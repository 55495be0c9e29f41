namespace FunctionalVae.Checkpoints;

/// <summary>Posteriors as tensors: μ and log σ², [count, latent] each.</summary>
internal static class PosteriorTensors
{
    public const string Schema = "functionalvae.latentposteriors.1";

    private const string Means = "means";
    private const string LogVariances = "log_variances";

    public static IReadOnlyList<NamedTensor> Of(LatentPosteriors latents) =>
        [
            new(Means, [latents.Count, latents.Size], latents.Posteriors.Mean.Array),
            new(LogVariances, [latents.Count, latents.Size], latents.Posteriors.LogVariance.Array),
        ];

    /// <exception cref="ArgumentException">The tensors are not those of posteriors of so many dimensions; the message begins in the middle of a sentence.</exception>
    public static LatentPosteriors Read(SafeTensors contents, int size)
    {
        var tensors = new LatentTensors(contents);
        var (means, logVariances) = (tensors[Means], tensors[LogVariances]);
        if (means.Length == 0 || means.Length % size != 0 || logVariances.Length != means.Length)
        {
            throw new ArgumentException($"its tensors do not fit {size} latent dimensions");
        }

        if (!(means.All(float.IsFinite) && logVariances.All(float.IsFinite)))
        {
            throw new ArgumentException("its means or its log-variances are not finite");
        }

        return LatentPosteriors.Of(new(Batch.FromValues(size, means), Batch.FromValues(size, logVariances)));
    }
}
