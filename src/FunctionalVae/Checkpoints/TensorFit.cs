using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>Whether the tensors of a file are those of a model: by name, each once, in PyTorch's shape.</summary>
internal static class TensorFit
{
    private const string Head = "posterior";

    /// <exception cref="CheckpointException">They are not; the message names every one that is wrong.</exception>
    public static void Require(ModelLayout layout, string file, SafeTensors contents)
    {
        var tensors = contents.Tensors;
        var stored = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var needed = layout.Tensors.ToDictionary(tensor => tensor.Name, TensorLayout.Shape, StringComparer.Ordinal);
        string[] missing = [.. needed.Where(each => !stored.ContainsKey(each.Key)).Select(each => Text(each.Key, each.Value))];
        string[] unknown = [.. tensors.Where(tensor => !needed.ContainsKey(tensor.Name)).Select(tensor => Text(tensor.Name, tensor.Shape))];
        string[] problems =
        [
            .. contents
                .Unread.Where(tensor => needed.ContainsKey(tensor.Name))
                .Select(tensor =>
                    $"{file}: tensor {tensor.Name} is of type {tensor.Type}; only {TensorType.Names} are read. Save it as float32 first."
                ),
            .. missing.Length == 0 ? (string[])[] : [$"{file} has no {Noun(missing)} {Listing.Of(missing)}, which {layout.Name} needs."],
            .. unknown.Length == 0
                ? (string[])[]
                :
                [
                    $"{file} has {(unknown.Length == 1 ? "a " : "")}{Noun(unknown)} {Listing.Of(unknown)}, which {layout.Name} does not know.",
                ],
            .. tensors
                .Where(tensor => needed.TryGetValue(tensor.Name, out var shape) && !tensor.Shape.SequenceEqual(shape))
                .Select(tensor =>
                    $"{file}: tensor {tensor.Name} has shape {Text(tensor.Shape)}, {layout.Name} needs {Text(needed[tensor.Name])}."
                ),
            .. missing.Length == 0 || unknown.Length == 0
                ? (string[])[]
                :
                [
                    "Where these are the same tensors under other names, rename them as they are imported: --rename OLD=NEW, or the renames of Checkpoint.Import.",
                ],
            .. Heads(layout, stored, needed),
        ];
        if (problems.Length > 0)
        {
            throw new CheckpointException(string.Join('\n', problems));
        }
    }

    /// <summary>A tensor in a message: its name and its shape.</summary>
    public static string Text(string name, IReadOnlyList<int> shape) => $"{Printable.Name(name)} {Text(shape)}";

    // Two tensors that nothing here is called, each half as high as the head's weight.
    private static string[] Heads(ModelLayout layout, Dictionary<string, NamedTensor> stored, Dictionary<string, IReadOnlyList<int>> needed)
    {
        const string end = ".weight";
        if (stored.ContainsKey(Head + end) || !needed.TryGetValue(Head + end, out var shape) || shape[0] != 2 * layout.LatentWidth)
        {
            return [];
        }

        string[] halves =
        [
            .. stored
                .Values.Where(tensor => !needed.ContainsKey(tensor.Name) && tensor.Shape.SequenceEqual([shape[0] / 2, shape[1]]))
                .Select(tensor => tensor.Name)
                .Where(name => name.EndsWith(end, StringComparison.Ordinal))
                .Select(name => name[..^end.Length])
                .OrderBy(name => name.Contains("var", StringComparison.OrdinalIgnoreCase)),
        ];
        // A name that a message cannot show as it is cannot be typed from there either.
        return halves is [var mean, var logVariance] && halves.All(name => Printable.Name(name) == name)
            ?
            [
                $"Where {mean} is the head of the mean and {logVariance} that of the log-variance, join them in this order: --rename {mean}+{logVariance}={Head}.",
            ]
            : [];
    }

    private static string Noun(string[] tensors) => tensors.Length == 1 ? "tensor" : "tensors";

    private static string Text(IReadOnlyList<int> shape) => $"[{Listing.Of(shape.Select(size => $"{size}"))}]";
}
