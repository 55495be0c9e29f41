namespace FunctionalVae.Graphs;

/// <summary>A value of the graph: a tensor for each example. It is computed once, and its name is its own.</summary>
/// <param name="Name">A name that reads as an identifier: <c>encoder1</c>, <c>z</c>, <c>dLogits</c>.</param>
/// <param name="Shape">The shape of one example's tensor.</param>
/// <param name="Kind">Where it comes from.</param>
public sealed record GraphValue(string Name, Shape Shape, ValueKind Kind)
{
    private static readonly ValueList<Extent> BatchAlone = [Extent.Batch];

    /// <summary>What comes before the shape, outermost first.</summary>
    public ValueList<Extent> Extents { get; init; } = BatchAlone;

    /// <summary>
    /// Whether a convolution made it. Such a map lies with its channels last and is flattened one channel after the other, as in PyTorch;
    /// examples keep the order in which they were given.
    /// </summary>
    public bool IsFeatureMap { get; init; }

    /// <summary>Whether there is one for each example of the batch. What is not has a number of rows of its own, and lies apart in the arena.</summary>
    public bool IsOfBatch
    {
        get
        {
            for (var i = 0; i < Extents.Count; i++)
            {
                if (Extents[i].Count is null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Values of one tensor: columns of its matrix.</summary>
    public int Width => (int)Shape.Count;

    /// <summary>
    /// Tensors per example: 1, or one for each draw of the posterior. Those of one example are rows that follow each other. Of what is not of the
    /// batch, all tensors.
    /// </summary>
    public int Rows
    {
        get
        {
            var rows = 1;
            for (var i = 0; i < Extents.Count; i++)
            {
                rows *= Extents[i].Count ?? 1;
            }

            return rows;
        }
    }

    /// <summary>Values per example, of all its tensors; of what is not of the batch, all values.</summary>
    public int Size => Rows * Width;

    /// <summary>The value with its shape, flat: <c>encoder1 : [B, 128]</c>; of a feature map <c>encoder0 : [B, 14, 14, 32]</c>; of 5 draws <c>z : [B, 5, 16]</c>.</summary>
    public override string ToString() =>
        Kind == ValueKind.Term ? $"{Name} : [{Leading}]"
        : IsFeatureMap ? $"{Name} : [{Leading}, {string.Join(", ", Shape.Dimensions.Select(size => SpecText.Literal(size)))}]"
        : $"{Name} : [{Leading}, {SpecText.Literal(Width)}]";

    private string Leading =>
        string.Join(", ", Extents.Select(extent => extent.Count is { } count ? SpecText.Literal(count) : extent.Name));
}
