using System.Text.Json;
using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>The JSON header of a safetensors file, each entry checked by itself.</summary>
internal sealed record SafeTensorsHeader(IReadOnlyList<TensorEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    public static SafeTensorsHeader Parse(string path, byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Parse(path, json.RootElement);
        }
        catch (JsonException problem)
        {
            throw new CheckpointException($"{path}: the header is not JSON: {problem.Message}", problem);
        }
        catch (InvalidOperationException problem)
        {
            // What JsonElement throws for text that is not Unicode, such as half of a surrogate pair.
            throw new CheckpointException($"{path}: the header's text is not valid Unicode: {problem.Message}", problem);
        }
    }

    private static SafeTensorsHeader Parse(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new CheckpointException($"{path}: the header should be a JSON object and is {Kind(root)}.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<TensorEntry>();
        IReadOnlyDictionary<string, string> metadata = new Dictionary<string, string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
            {
                throw new CheckpointException($"{path}: the header has '{Printable.Name(property.Name)}' twice.");
            }

            if (property.Name == SafeTensorsFormat.Metadata)
            {
                metadata = ParseMetadata(path, property.Value);
            }
            else
            {
                entries.Add(new TensorEntryParser(path, property.Name).Parse(property.Value));
            }
        }

        return new(entries, metadata);
    }

    private static Dictionary<string, string> ParseMetadata(string path, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new CheckpointException($"{path}: {SafeTensorsFormat.Metadata} should be a JSON object and is {Kind(json)}.");
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String || !metadata.TryAdd(property.Name, property.Value.GetString()!))
            {
                throw new CheckpointException(
                    $"{path}: '{Printable.Name(property.Name)}' in {SafeTensorsFormat.Metadata} is not text or is there twice."
                );
            }
        }

        return metadata;
    }

    private static string Kind(JsonElement json) => json.ValueKind.ToString().ToLowerInvariant();
}
