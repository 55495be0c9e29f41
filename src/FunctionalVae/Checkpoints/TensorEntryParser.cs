using System.Text.Json;
using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>Reads one tensor's part of a safetensors header; its messages name the file and the tensor.</summary>
internal sealed record TensorEntryParser(string Path, string Tensor)
{
    public TensorEntry Parse(JsonElement json)
    {
        var type = Property(json, SafeTensorsFormat.Type);
        var known =
            TensorType.Of(type.ValueKind == JsonValueKind.String ? type.GetString() : null)
            ?? throw Problem($"is of type {Brief(type.GetRawText())}; only {TensorType.Names} are read. Save it as float32 first.");

        var shape = Numbers(json, SafeTensorsFormat.Shape);
        var offsets = Numbers(json, SafeTensorsFormat.Offsets);
        if (offsets is not [var begin, var end] || begin > end)
        {
            throw Problem($"should have two {SafeTensorsFormat.Offsets}, begin and end, and has [{Brief(string.Join(", ", offsets))}].");
        }

        var shapeText = $"shape [{Brief(string.Join(", ", shape))}]";
        var count = SafeTensorsFormat.ValueCount(shape) ?? throw Problem($"has {shapeText}: more values than an array holds.");
        if ((long)count * known.Size != end - begin)
        {
            throw Problem($"has {shapeText}, which needs {(long)count * known.Size} bytes, and offsets for {end - begin}.");
        }

        return shape.All(size => size <= int.MaxValue)
            ? new(Tensor, known, [.. shape.Select(size => (int)size)], begin, end)
            : throw Problem($"has {shapeText}: a size is over {int.MaxValue}.");
    }

    private JsonElement Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : throw Problem($"has no {name}.");

    private long[] Numbers(JsonElement json, string name)
    {
        var array = Property(json, name);
        if (array.ValueKind != JsonValueKind.Array)
        {
            throw Problem($"should have a list of numbers as {name} and has {Brief(array.GetRawText())}.");
        }

        return
        [
            .. array
                .EnumerateArray()
                .Select(item =>
                    item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= 0
                        ? number
                        : throw Problem($"has {Brief(item.GetRawText())} in its {name}, which is not a whole number from 0 up.")
                ),
        ];
    }

    // A damaged header can hold anything, megabytes of it included.
    private static string Brief(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private CheckpointException Problem(string fault) => new($"{Path}: tensor '{Printable.Name(Tensor)}' {fault}");
}
