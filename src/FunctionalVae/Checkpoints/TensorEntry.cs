using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>What a safetensors header says of one tensor, checked by itself: a type that is read, and as many bytes as its shape needs.</summary>
/// <param name="Name">Unique in the header.</param>
/// <param name="Type">Of its numbers.</param>
/// <param name="Shape">Sizes, slowest first.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">One past the last byte.</param>
internal sealed record TensorEntry(string Name, TensorType Type, IReadOnlyList<int> Shape, long Begin, long End)
{
    /// <summary>That the entries fill <paramref name="dataLength"/> bytes with no hole and no overlap, as the format demands.</summary>
    public static void RequireContiguous(string path, IEnumerable<TensorEntry> entries, long dataLength)
    {
        var (end, before) = (0L, "the header");
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end)
            {
                var fault = entry.Begin < end ? "overlaps" : "leaves a hole after";
                throw new CheckpointException(
                    $"{path}: tensor '{Printable.Name(entry.Name)}' begins at data byte {entry.Begin} and {fault} {before}, which ends at {end}. The file is damaged."
                );
            }

            (end, before) = (entry.End, $"tensor '{Printable.Name(entry.Name)}'");
        }

        if (end != dataLength)
        {
            throw new CheckpointException(
                end > dataLength
                    ? $"{path} is cut short: its tensors need {end} bytes after the header and {dataLength} are there. Copy it again."
                    : $"{path} has {dataLength - end} bytes after its last tensor that belong to none. The file is damaged."
            );
        }
    }
}
