namespace FunctionalVae.Checkpoints;

/// <summary>A tensor on its way to a file. Its values come in pieces, so that nobody holds all of them once more in the order of the file.</summary>
/// <param name="Name">Unique in its file.</param>
/// <param name="Shape">Sizes, slowest first; empty for a single number.</param>
/// <param name="Each">Hands the values over, row-major, piece by piece: as many as the product of <paramref name="Shape"/>.</param>
internal sealed record TensorSource(string Name, IReadOnlyList<int> Shape, Action<Action<ReadOnlySpan<float>>> Each)
{
    /// <summary>How many values there are.</summary>
    public long Count => Shape.Aggregate(1L, (count, size) => count * size);

    /// <summary>The values that lie in memory as they lie in the file.</summary>
    /// <exception cref="ArgumentException">The values do not fit the shape.</exception>
    public static TensorSource Of(NamedTensor tensor)
    {
        if (SafeTensorsFormat.ValueCount(tensor.Shape.Select(size => (long)size)) != tensor.Values.Length)
        {
            var shape = string.Join(", ", tensor.Shape);
            throw new ArgumentException(
                $"Tensor {tensor.Name} has {tensor.Values.Length} values, which do not fit [{shape}].",
                nameof(tensor)
            );
        }

        return new(tensor.Name, tensor.Shape, take => take(tensor.Values.Span));
    }
}
