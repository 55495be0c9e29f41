using FunctionalVae.Files;
using FunctionalVae.Probability;

namespace FunctionalVae.Checkpoints;

/// <summary>A fitted distribution of latent vectors on disk: safetensors with the logits, the means and the Cholesky factors of its normals, and the specification of the model.</summary>
public static class LatentFile
{
    /// <summary>The file's name inside a run's folder.</summary>
    public const string FileName = "latents.safetensors";

    private const string Schema = "functionalvae.latents.1";
    private const string Logits = "logits";
    private const string Means = "means";
    private const string Factors = "factors";

    /// <summary>Writes <paramref name="latents"/>, whole or not at all; equal ones give equal bytes.</summary>
    /// <exception cref="ArgumentException">They have other dimensions than the model.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Save(IVaeModel model, LatentMixture latents, string path) => SafeTensors.Write(path, Contents(model, latents));

    /// <summary>Writes what <see cref="Save"/> writes to a stream, which stays open.</summary>
    /// <exception cref="ArgumentException">They have other dimensions than the model.</exception>
    public static void Write(IVaeModel model, LatentMixture latents, Stream stream) =>
        SafeTensorsWriter.Write(stream, Contents(model, latents));

    /// <summary>Reads a file; its numbers are those that were saved.</summary>
    /// <exception cref="CheckpointException">There is no such file, it is damaged, or it belongs to another specification.</exception>
    public static LatentMixture Load(IVaeModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, path, SafeTensors.Read(path));
    }

    internal static LatentMixture Of(IVaeModel model, string file, SafeTensors contents)
    {
        if (contents.Metadata.GetValueOrDefault("schema") is var schema && schema != Schema)
        {
            throw new CheckpointException(
                $"{file} is laid out as {Printable.Name(schema ?? "another file")}, and this version reads {Schema}."
            );
        }

        if (contents.Metadata.GetValueOrDefault("spec_hash") != SpecHash.Of(model.Spec))
        {
            throw new CheckpointException($"{file} has latent vectors of another specification than {model.Name}'s. Fit them anew.");
        }

        var tensors = contents.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values.ToArray(), StringComparer.Ordinal);
        var (logits, means, factors) = (Tensor(Logits), Tensor(Means), Tensor(Factors));
        var (count, size) = (logits.Length, model.Layout.LatentWidth);
        if (count == 0 || means.Length != (long)count * size || factors.Length != (long)count * size * size)
        {
            throw Damaged($"its tensors do not fit {size} latent dimensions", null);
        }

        try
        {
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
        catch (ArgumentException problem)
        {
            throw Damaged(problem.Message, problem);
        }

        float[] Tensor(string name) => tensors.GetValueOrDefault(name) ?? throw Damaged($"it has no tensor {name}", null);

        CheckpointException Damaged(string what, Exception? cause)
        {
            var text = $"{file} is not a distribution of latent vectors, or is damaged: {what}.";
            return cause is null ? new(text) : new(text, cause);
        }
    }

    private static SafeTensors Contents(IVaeModel model, LatentMixture latents)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(latents);
        latents.RequireFit(model.Layout);
        var (count, size) = (latents.Components, latents.Size);
        MultivariateNormal[] normals = [.. Enumerable.Range(0, count).Select(latents.At)];
        return new(
            [
                new(Logits, [count], Singles(latents.Distribution.Weights.Logits)),
                new(Means, [count, size], Singles(normals.SelectMany(normal => normal.Mean))),
                new(Factors, [count, size, size], Singles(normals.SelectMany(normal => normal.Factor.ToArray().Cast<double>()))),
            ],
            Checkpoint.Metadata(model, Schema)
        );
    }

    private static float[] Singles(IEnumerable<double> values) => [.. values.Select(value => (float)value)];
}
