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
    /// <exception cref="ArgumentException">They have other dimensions than the model.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Save(IVaeModel model, LatentDistribution latents, string path) => SafeTensors.Write(path, Contents(model, latents));

    /// <summary>Writes what <see cref="Save"/> writes to a stream, which stays open.</summary>
    /// <exception cref="ArgumentException">They have other dimensions than the model.</exception>
    public static void Write(IVaeModel model, LatentDistribution latents, Stream stream) =>
        SafeTensorsWriter.Write(stream, Contents(model, latents));

    /// <summary>Reads a file; its numbers are those that were saved.</summary>
    /// <exception cref="CheckpointException">There is no such file, it is damaged, or it belongs to another specification.</exception>
    public static LatentDistribution Load(IVaeModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, path, SafeTensors.Read(path));
    }

    internal static LatentDistribution Of(IVaeModel model, string file, SafeTensors contents)
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

    private static SafeTensors Contents(IVaeModel model, LatentDistribution latents)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(latents);
        latents.RequireFit(model.Layout);
        return latents switch
        {
            LatentMixture mixture => new(MixtureTensors.Of(mixture), Checkpoint.Metadata(model, MixtureTensors.Schema)),
            LatentFlow flow => new(FlowTensors.Of(flow), FlowTensors.Metadata(flow, Checkpoint.Metadata(model, FlowTensors.Schema))),
            LatentPosteriors kept => new(PosteriorTensors.Of(kept), Checkpoint.Metadata(model, PosteriorTensors.Schema)),
            _ => throw new NotSupportedException($"There is no file for {latents}."),
        };
    }
}
