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

    /// <summary>Values per example.</summary>
    public int Width
    {
        get
        {
            var width = (int)Shape.Count;
            for (var i = 0; i < Extents.Count; i++)
            {
                width *= Extents[i].Count ?? 1;
            }

            return width;
        }
    }

    /// <summary>The value with its shape, flat: <c>encoder1 : [B, 128]</c>; of a feature map <c>encoder0 : [B, 14, 14, 32]</c>.</summary>
    public override string ToString() =>
        Kind == ValueKind.Term ? Name + " : [B]"
        : IsFeatureMap ? $"{Name} : [B, {string.Join(", ", Shape.Dimensions.Select(size => SpecText.Literal(size)))}]"
        : $"{Name} : [B, {SpecText.Literal(Width)}]";
}
