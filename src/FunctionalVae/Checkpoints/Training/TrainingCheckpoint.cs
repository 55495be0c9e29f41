using System.Text.Json;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>A place of a run as the contents of a safetensors file: each tensor in PyTorch's layout, everything else in the metadata.</summary>
/// <param name="Point">The place.</param>
/// <param name="Facts">What else a run must have in common with this one to go on from here: of its data, of its engine.</param>
public sealed record TrainingCheckpoint(TrainingPoint Point, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The fact that names the training examples, by <see cref="Data.ExampleTable.Fingerprint"/>; <c>fvae train</c> records it.</summary>
    public const string TrainingExamples = "training examples";

    private const string Family = "functionalvae.training.";
    private const string Schema = Family + "1";
    private const string Fact = "fact.";
    private const string PointText = "point";

    /// <summary>Finds out that somebody could go on from there.</summary>
    /// <exception cref="ArgumentException">It is another model's.</exception>
    /// <exception cref="TrainingDivergedException">A weight, or a value that the optimiser carries, is not finite.</exception>
    internal void Require(IVaeModel model)
    {
        Point.State.Parameters.RequireFit(model.Layout);
        Divergence.Check(Point.State, model.Spec);
    }

    /// <summary>Hands the bytes of the file to <paramref name="sink"/>, piece by piece.</summary>
    internal void Write(IVaeModel model, Action<ReadOnlySpan<byte>> sink)
    {
        var metadata = Checkpoint.Metadata(model, Schema);
        metadata[PointText] = TrainingPointJson.Text(Point);
        foreach (var (name, value) in Facts)
        {
            metadata[Fact + name] = value;
        }

        SafeTensorsWriter.Write(sink, [.. StateTensors.Of(Point)], metadata);
    }

    /// <summary>Reads the contents of a file.</summary>
    /// <exception cref="CheckpointException">They are of another specification or version, or damaged.</exception>
    internal static TrainingCheckpoint Of(IVaeModel model, string file, SafeTensors contents)
    {
        var schema = contents.Metadata.GetValueOrDefault("schema");
        if (schema != Schema)
        {
            throw new CheckpointException(
                schema?.StartsWith(Family, StringComparison.Ordinal) == true
                    ? $"{file} is laid out as {Printable.Name(schema)}, and this version reads {Schema}. Continue with the version that wrote it."
                    : $"{file} is not a checkpoint of a training run."
            );
        }

        Checkpoint.RequireSpecification(model, file, contents);
        try
        {
            var tensors = contents.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
            using var json = JsonDocument.Parse(contents.Metadata.GetValueOrDefault(PointText) ?? "{}");
            var point = TrainingPointJson.Of(new("", json.RootElement), prefix => StateTensors.Read(prefix, model.Layout, tensors));
            return new(
                point,
                contents
                    .Metadata.Where(pair => pair.Key.StartsWith(Fact, StringComparison.Ordinal))
                    .ToDictionary(pair => pair.Key[Fact.Length..], pair => pair.Value, StringComparer.Ordinal)
            );
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            throw new CheckpointException($"{file} is damaged: {problem.Message}", problem);
        }
    }
}
