using FunctionalVae.Probability;

namespace FunctionalVae.Checkpoints;

/// <summary>A mixture of normals as tensors: logits, means and Cholesky factors.</summary>
internal static class MixtureTensors
{
    public const string Schema = "functionalvae.latents.1";

    private const string Logits = "logits";
    private const string Means = "means";
    private const string Factors = "factors";

    public static IReadOnlyList<NamedTensor> Of(LatentMixture latents)
    {
        var (count, size) = (latents.Components, latents.Size);
        MultivariateNormal[] normals = [.. Enumerable.Range(0, count).Select(latents.At)];
        return
        [
            new(Logits, [count], LatentTensors.Singles(latents.Distribution.Weights.Logits)),
            new(Means, [count, size], LatentTensors.Singles(normals.SelectMany(normal => normal.Mean))),
            new(Factors, [count, size, size], LatentTensors.Singles(normals.SelectMany(normal => normal.Factor.ToArray().Cast<double>()))),
        ];
    }

    /// <exception cref="ArgumentException">The tensors are not those of a mixture of so many dimensions; the message begins in the middle of a sentence.</exception>
    public static LatentMixture Read(SafeTensors contents, int size)
    {
        var tensors = new LatentTensors(contents);
        var (logits, means, factors) = (tensors[Logits], tensors[Means], tensors[Factors]);
        var count = logits.Length;
        if (count == 0 || means.Length != (long)count * size || factors.Length != (long)count * size * size)
        {
            throw new ArgumentException($"its tensors do not fit {size} latent dimensions");
        }

        return LatentMixture.Of(
            Mixture.Of(
                Categorical.FromLogits(RealVector.From(logits.Select(logit => (double)logit))),
                [
                    .. Enumerable
                        .Range(0, count)
                        .Select(i =>
                            MultivariateNormal.FromFactor(
                                RealVector.From(means.Skip(i * size).Take(size).Select(mean => (double)mean)),
                                RealMatrix.Of(size, size, (row, column) => factors[(((i * size) + row) * size) + column])
                            )
                        ),
                ]
            )
        );
    }
}
