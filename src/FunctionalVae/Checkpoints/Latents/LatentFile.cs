using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>
/// A fitted distribution of latent vectors on disk: safetensors with the numbers of its normals, of its flow or of the posteriors, and the specification of the
/// model.
/// </summary>
public static class LatentFile
{
    /// <summary>The file's name inside a run's folder.</summary>
    public const string FileName = "latents.safetensors";

    /// <summary>Writes <paramref name="latents"/>, whole or not at all; equal ones give equal bytes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="latents">What was fitted to its latent vectors.</param>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The weights that they were fitted with, whose fingerprint is then in the file; null for a file that goes with any.</param>
    /// <exception cref="ArgumentException">They have other dimensions than the model, or the parameters are another model's.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Save(IVaeModel model, LatentDistribution latents, string path, ParameterVector? parameters = null) =>
        SafeTensors.Write(path, Contents(model, latents, parameters));

    /// <summary>Writes what <see cref="Save"/> writes to a stream, which stays open.</summary>
    /// <param name="model">The model.</param>
    /// <param name="latents">What was fitted to its latent vectors.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="parameters">The weights that they were fitted with; null for a file that goes with any.</param>
    /// <exception cref="ArgumentException">They have other dimensions than the model, or the parameters are another model's.</exception>
    public static void Write(IVaeModel model, LatentDistribution latents, Stream stream, ParameterVector? parameters = null) =>
        SafeTensorsWriter.Write(stream, Contents(model, latents, parameters));

    /// <summary>Reads a file; its numbers are those that were saved.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The weights that it must have been fitted with, where it says with which it was; null for any.</param>
    /// <exception cref="CheckpointException">There is no such file, it is damaged, or it belongs to another specification or to other weights.</exception>
    public static LatentDistribution Load(IVaeModel model, string path, ParameterVector? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, path, SafeTensors.Read(path), () => parameters);
    }

    /// <param name="model">The model.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="contents">What it holds.</param>
    /// <param name="parameters">Gives the weights that it must have been fitted with; asked only of a file that says with which it was.</param>
    internal static LatentDistribution Of(IVaeModel model, string file, SafeTensors contents, Func<ParameterVector?> parameters)
    {
        Func<SafeTensors, int, LatentDistribution> read = contents.Metadata.GetValueOrDefault("schema", "another file") switch
        {
            MixtureTensors.Schema => MixtureTensors.Read,
            FlowTensors.Schema => FlowTensors.Read,
            PosteriorTensors.Schema => PosteriorTensors.Read,
            var schema => throw new CheckpointException(
                $"{file} is laid out as {Printable.Name(schema)}, and this version reads {MixtureTensors.Schema}, {FlowTensors.Schema} and {PosteriorTensors.Schema}."
            ),
        };
        if (contents.Metadata.GetValueOrDefault("spec_hash") != SpecHash.Of(model.Spec))
        {
            throw new CheckpointException($"{file} has latent vectors of another specification than {model.Name}'s. Fit them anew.");
        }

        if (
            contents.Metadata.TryGetValue(ParameterFingerprint.Name, out var fingerprint)
            && parameters() is { } weights
            && fingerprint != ParameterFingerprint.Of(weights)
        )
        {
            throw new CheckpointException(
                $"{file} has latent vectors that were fitted with other weights of {model.Name} than these. Put back the file that was written with these weights, or fit them anew."
            );
        }

        try
        {
            return read(contents, model.Layout.LatentWidth);
        }
        catch (ArgumentException problem)
        {
            throw new CheckpointException($"{file} is not a distribution of latent vectors, or is damaged: {Sentence(problem)}.", problem);
        }
    }

    // Without the name of a parameter, which is that of a function of this library.
    private static string Sentence(ArgumentException problem)
    {
        var end = problem.Message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.');
    }

    private static SafeTensors Contents(IVaeModel model, LatentDistribution latents, ParameterVector? parameters)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(latents);
        latents.RequireFit(model.Layout);
        var contents = Contents(model, latents);
        if (parameters is null)
        {
            return contents;
        }

        parameters.RequireFit(model.Layout);
        return contents with
        {
            Metadata = new Dictionary<string, string>(contents.Metadata, StringComparer.Ordinal)
            {
                [ParameterFingerprint.Name] = ParameterFingerprint.Of(parameters),
            },
        };
    }

    private static SafeTensors Contents(IVaeModel model, LatentDistribution latents) =>
        latents switch
        {
            LatentMixture mixture => new(MixtureTensors.Of(mixture), Checkpoint.Metadata(model, MixtureTensors.Schema)),
            LatentFlow flow => new(FlowTensors.Of(flow), FlowTensors.Metadata(flow, Checkpoint.Metadata(model, FlowTensors.Schema))),
            LatentPosteriors kept => new(PosteriorTensors.Of(kept), Checkpoint.Metadata(model, PosteriorTensors.Schema)),
            _ => throw new NotSupportedException($"There is no file for {latents}."),
        };
}
