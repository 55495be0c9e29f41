namespace FunctionalVae;

/// <summary>The shape of one example at some point of a network: [n], or [height, width, channels].</summary>
/// <param name="Dimensions">The sizes, outermost first; all positive.</param>
public sealed record Shape(ValueList<int> Dimensions)
{
    /// <summary>Whether this is the shape of a vector.</summary>
    public bool IsVector => Dimensions.Count == 1;

    /// <summary>The number of values in one example; sizes beyond any memory saturate at 2⁶⁰ instead of overflowing.</summary>
    public long Count
    {
        get
        {
            var product = 1L;
            for (var i = 0; i < Dimensions.Count; i++)
            {
                product = (long)Math.Min((double)product * Dimensions[i], 1L << 60);
            }

            return product;
        }
    }

    /// <summary>The shape of a vector of <paramref name="size"/> values.</summary>
    public static Shape Vector(int size) => new([size]);

    /// <summary>The shape of an example of <paramref name="input"/>.</summary>
    public static Shape Of(Input input) =>
        input switch
        {
            Image image => new([image.Height, image.Width, image.Channels]),
            Features features => Vector(features.Count),
            Table table => Vector((int)table.Width),
            _ => throw new ArgumentException($"{input} has no shape.", nameof(input)),
        };

    /// <summary>The shape as text: <c>[28, 28, 1]</c>.</summary>
    public override string ToString() => Dimensions.ToString();
}
