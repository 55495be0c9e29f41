namespace FunctionalVae.Checkpoints;

/// <summary>Posteriors as tensors: μ and log σ², [count, latent] each, and the factors of full covariances.</summary>
internal static class PosteriorTensors
{
    public const string Schema = "functionalvae.latentposteriors.1";

    private const string Means = "means";
    private const string LogVariances = "log_variances";

    // Of full covariances: log Lᵢᵢ², [count, latent], and L below its diagonal, [count, latent·(latent − 1)/2].
    private const string Diagonals = "factor_log_variances";
    private const string Lowers = "factor_lower";

    public static IReadOnlyList<NamedTensor> Of(LatentPosteriors latents) =>
        [
            new(Means, [latents.Count, latents.Size], latents.Posteriors.Mean.Array),
            new(LogVariances, [latents.Count, latents.Size], latents.Posteriors.LogVariance.Array),
            .. latents.Posteriors.Factor is { } factor
                ?
                [
                    new NamedTensor(Diagonals, [latents.Count, latents.Size], factor.LogVariance.Array),
                    new(Lowers, [latents.Count, factor.Lower.Width], factor.Lower.Array),
                ]
                : Array.Empty<NamedTensor>(),
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

        return LatentPosteriors.Of(
            new(Batch.FromValues(size, means), Batch.FromValues(size, logVariances), Factor(contents, tensors, size, means.Length / size))
        );
    }

    private static PosteriorFactor? Factor(SafeTensors contents, LatentTensors tensors, int size, int count)
    {
        if (!contents.Tensors.Any(tensor => tensor.Name == Lowers))
        {
            return null;
        }

        var below = size * (size - 1) / 2;
        return new(Batch.FromValues(size, tensors.Of(Diagonals, count * size)), Batch.FromValues(below, tensors.Of(Lowers, count * below)));
    }
}
