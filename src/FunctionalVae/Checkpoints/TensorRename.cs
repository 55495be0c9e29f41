using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>What a tensor of a foreign file is called here.</summary>
/// <param name="From">
/// Its name in the file, or the beginning of the names of several up to a dot: <c>fc1</c> is that of <c>fc1.weight</c> and <c>fc1.bias</c>.
/// With a plus, several that are one tensor here, the rows of the first above those of the next: <c>fc_mu+fc_logvar</c> for a
/// <c>posterior</c>, whose rows are the means and then the log-variances.
/// </param>
/// <param name="To">What stands in place of it: <c>encoder.1</c>. Empty to leave the beginning out, its dot with it.</param>
public sealed record TensorRename(string From, string To)
{
    /// <summary>Every tensor under its new name: each is renamed once, by the first of the renames that fits it.</summary>
    /// <exception cref="CheckpointException">
    /// A rename fits no tensor, joins what does not fit together, leaves nothing of a name, or two tensors come to have one name; the message says which.
    /// </exception>
    internal static SafeTensors Apply(string file, SafeTensors contents, IReadOnlyList<TensorRename> renames)
    {
        contents = renames.Aggregate(contents, (joined, rename) => TensorJoin.Apply(file, joined, rename));
        if (renames.FirstOrDefault(rename => !contents.Tensors.Any(tensor => Fits(rename.From, tensor.Name))) is { } idle)
        {
            throw new CheckpointException(
                $"{file} has no tensor {idle.From}, and none that begins with {idle.From}. and could be renamed to {idle.To}. Its tensors are {Listing.Of(contents.Tensors.Select(tensor => Printable.Name(tensor.Name)))}."
            );
        }

        var renamed = contents
            .Tensors.Select(tensor => (Old: tensor.Name, Tensor: tensor with { Name = NewName(tensor.Name, renames) }))
            .ToList();
        if (renamed.FirstOrDefault(each => each.Tensor.Name.Length == 0) is { Old: { } nameless })
        {
            throw new CheckpointException(
                $"{file}: nothing would be left of the name of the tensor {Printable.Name(nameless)}. Rename it to the whole name that it has here."
            );
        }

        return renamed.GroupBy(each => each.Tensor.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new CheckpointException(
                $"{file}: the tensors {string.Join(" and ", twice.Take(2).Select(each => Printable.Name(each.Old)))} would all be called {Printable.Name(twice.Key)}."
            )
            : contents with
            {
                Tensors = [.. renamed.Select(each => each.Tensor)],
            };
    }

    private static string NewName(string name, IReadOnlyList<TensorRename> renames) =>
        renames.FirstOrDefault(rename => Fits(rename.From, name)) is { } rename ? rename.Of(name) : name;

    /// <summary>Whether a name is <paramref name="from"/>, or begins with it up to a dot.</summary>
    internal static bool Fits(string from, string name) => name == from || name.StartsWith(from + ".", StringComparison.Ordinal);

    private string Of(string name) => To.Length == 0 ? name[From.Length..].TrimStart('.') : To + name[From.Length..];
}
