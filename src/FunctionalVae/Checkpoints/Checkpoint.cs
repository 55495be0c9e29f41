using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>
/// Trained parameters on disk: a safetensors file whose tensors bear the model's names and PyTorch's layout (a weight is [outputs, inputs]),
/// and whose metadata carry the specification.
/// </summary>
public static class Checkpoint
{
    /// <summary>The file's name inside a run's folder.</summary>
    public const string FileName = "model.safetensors";

    private const string SchemaFamily = "functionalvae.checkpoint.";
    private const string Schema = SchemaFamily + "1";

    /// <summary>Writes <paramref name="parameters"/>, whole or not at all; equal parameters give equal bytes.</summary>
    /// <exception cref="ArgumentException">The parameters are another model's.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Save(IVaeModel model, ParameterVector parameters, string path) => AtomicFile.Write(path, Writer(model, parameters));

    /// <summary>Writes what <see cref="Save"/> writes to a stream, which stays open.</summary>
    /// <exception cref="ArgumentException">The parameters are another model's.</exception>
    public static void Write(IVaeModel model, ParameterVector parameters, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Writer(model, parameters)(stream);
    }

    /// <summary>The parameters in <paramref name="path"/>: a checkpoint, or a run's folder with one inside.</summary>
    /// <exception cref="CheckpointException">There is no such file, it is malformed, or it belongs to another specification.</exception>
    public static ParameterVector Load(IVaeModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Placed(path, file => Of(model, file, SafeTensors.Read(file)));
    }

    /// <summary>The parameters in a safetensors file that another program wrote, such as PyTorch's <c>state_dict</c> of an equal network.</summary>
    /// <param name="model">The model that takes them on: a weight is [outputs, inputs] in the file, as PyTorch has it.</param>
    /// <param name="path">The file.</param>
    /// <remarks>Tensors of whole numbers that the model does not know, such as counters of batches, are passed over: <see cref="SafeTensors.Unread"/>.</remarks>
    /// <param name="renames">What its tensors are called here, where it calls them otherwise.</param>
    /// <exception cref="CheckpointException">
    /// There is no such file, it is malformed, its metadata have another specification, a rename fits no tensor or makes a name empty or one
    /// name of two, its tensors are not the model's, or a value is not finite; the message names all tensors that are missing, unknown, or of
    /// another shape.
    /// </exception>
    public static ParameterVector Import(IVaeModel model, string path, IReadOnlyList<TensorRename> renames)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ImportContents(model, path, SafeTensors.Read(path), renames);
    }

    /// <summary>The parameters in the contents of such a file, which was read before.</summary>
    /// <param name="model">The model that takes them on.</param>
    /// <param name="path">What messages call the file.</param>
    /// <param name="contents">Its contents.</param>
    /// <param name="renames">What its tensors are called here, where it calls them otherwise.</param>
    /// <exception cref="CheckpointException">The contents are not this model's, for one of the reasons that <see cref="Import"/> has.</exception>
    public static ParameterVector ImportContents(IVaeModel model, string path, SafeTensors contents, IReadOnlyList<TensorRename> renames)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(renames);
        return Of(model, path, TensorRename.Apply(path, contents, renames));
    }

    /// <summary>The name of the model that <paramref name="path"/> (a file or a run's folder) was saved from; null where the file does not say.</summary>
    /// <exception cref="CheckpointException">There is no such file, or it is malformed.</exception>
    public static string? ModelName(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Placed(path, file => SafeTensors.Read(file).Metadata.GetValueOrDefault("model"));
    }

    /// <summary>The parameters in the contents of a file.</summary>
    /// <exception cref="CheckpointException">They are not the model's, or not finite.</exception>
    internal static ParameterVector Of(IVaeModel model, string file, SafeTensors contents)
    {
        RequireSpecification(model, file, contents);
        TensorFit.Require(model.Layout, file, contents);
        var stored = contents.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var values = new float[model.Layout.ParameterCount];
        foreach (var tensor in model.Layout.Tensors)
        {
            TensorLayout.Import(stored[tensor.Name], tensor, values);
            if (values.AsSpan(tensor.Offset, tensor.Count).ContainsAnyNonFinite())
            {
                throw new CheckpointException(
                    $"{file}: tensor {tensor.Name} has a value that is not finite; the file is damaged or its training diverged."
                );
            }
        }

        return new(values, model.Layout);
    }

    /// <summary>Refuses the contents of a file of another specification. One without any comes from elsewhere: names and shapes decide.</summary>
    internal static void RequireSpecification(IVaeModel model, string file, SafeTensors contents)
    {
        if (
            contents.Metadata.TryGetValue("schema", out var schema)
            && schema.StartsWith(SchemaFamily, StringComparison.Ordinal)
            && schema != Schema
        )
        {
            throw new CheckpointException(
                $"{file} is laid out as {Printable.Name(schema)}, and this version reads {Schema}. Load it with the version that wrote it."
            );
        }

        if (contents.Metadata.TryGetValue("spec_hash", out var hash) && hash != SpecHash.Of(model.Spec))
        {
            if (SpecDifference.OfTables(contents.Metadata.GetValueOrDefault("spec") ?? "", model.Layout.SpecText) is { } difference)
            {
                throw new CheckpointException(
                    $"{file} was trained as {Printable.Name(contents.Metadata.GetValueOrDefault("model") ?? "another model")} with another specification: {difference}. Give the file and the options of that training, or train anew in another folder."
                );
            }

            throw new CheckpointException(
                $"{file} was trained as {Printable.Name(contents.Metadata.GetValueOrDefault("model") ?? "another model")} with the specification\n  {Printable.Text(contents.Metadata.GetValueOrDefault("spec"))}\nbut {model.Name} is now\n  {model.Layout.SpecText}\nLoad it with the specification it was trained with, or train again."
            );
        }
    }

    // What does not fit is refused before anything is written.
    private static Action<Stream> Writer(IVaeModel model, ParameterVector parameters)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.RequireFit(model.Layout);
        return stream =>
            SafeTensorsWriter.Write(
                stream.Write,
                [.. model.Layout.Tensors.Select(tensor => TensorLayout.Source(tensor, parameters.Array))],
                Metadata(model, Schema)
            );
    }

    /// <summary>What files of a model say of it.</summary>
    internal static Dictionary<string, string> Metadata(IVaeModel model, string schema) =>
        new()
        {
            ["schema"] = schema,
            ["model"] = model.Name,
            ["spec"] = model.Layout.SpecText,
            ["spec_hash"] = SpecHash.Of(model.Spec),
        };

    // A run's folder may be between two states: its files are read of one of them.
    private static T Placed<T>(string path, Func<string, T> read) =>
        Directory.Exists(path) ? AtomicFolder.Read(path, place => read(RunPlace.Model(path, place))) : read(RunPlace.Require(path));
}
