using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>Tensors of a file that are one here: those of the parts of a <see cref="TensorRename"/> with a plus, one under the other.</summary>
internal static class TensorJoin
{
    private const char Plus = '+';

    /// <summary>The tensors with those joined that <paramref name="rename"/> names; a joined one is called as it is in <see cref="TensorRename.From"/>.</summary>
    /// <exception cref="CheckpointException">One of them is not there, or they do not fit under each other.</exception>
    public static SafeTensors Apply(string file, SafeTensors contents, TensorRename rename)
    {
        string[] parts = rename.From.Split(Plus);
        // A name may have a plus of its own.
        if (parts.Length == 1 || contents.Tensors.Any(tensor => TensorRename.Fits(rename.From, tensor.Name)))
        {
            return contents;
        }

        if (parts.FirstOrDefault(part => !contents.Tensors.Any(tensor => TensorRename.Fits(part, tensor.Name))) is { } absent)
        {
            throw new CheckpointException(
                $"{file} has no tensor {absent}, and none that begins with {absent}. and could be joined as {rename.From}. Its tensors are {Listing.Of(contents.Tensors.Select(tensor => Printable.Name(tensor.Name)))}."
            );
        }

        var stored = contents.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var ends = parts.SelectMany(part => stored.Keys.Where(name => TensorRename.Fits(part, name)).Select(name => name[part.Length..]));
        var joined = ends.Distinct().Select(end => Joined(file, stored, parts, end) with { Name = rename.From + end }).ToList();
        var taken = parts.SelectMany(part => stored.Keys.Where(name => TensorRename.Fits(part, name))).ToHashSet(StringComparer.Ordinal);
        return contents with { Tensors = [.. contents.Tensors.Where(tensor => !taken.Contains(tensor.Name)), .. joined] };
    }

    // Along the first size, which is the outputs: row-major values follow each other.
    private static NamedTensor Joined(string file, Dictionary<string, NamedTensor> stored, string[] parts, string end)
    {
        var tensors = parts
            .Select(part =>
                stored.GetValueOrDefault(part + end)
                ?? throw new CheckpointException(
                    $"{file} has no tensor {Printable.Name(part + end)} to join with {Listing.Of(parts.Where(other => other != part).Select(other => Printable.Name(other + end)))}."
                )
            )
            .ToList();
        var first = tensors[0];
        return tensors.All(tensor => tensor.Shape.Count > 0 && tensor.Shape.Skip(1).SequenceEqual(first.Shape.Skip(1)))
            ? new(
                first.Name,
                [tensors.Sum(tensor => tensor.Shape[0]), .. first.Shape.Skip(1)],
                tensors.SelectMany(tensor => tensor.Values.ToArray()).ToArray()
            )
            : throw new CheckpointException(
                $"{file}: the tensors {Listing.Of(tensors.Select(tensor => TensorFit.Text(tensor.Name, tensor.Shape)))} cannot be joined: all sizes but the first must be equal."
            );
    }
}
