namespace FunctionalVae;

/// <summary>A walk along layers that looks for an affine map after another with nothing between that bends.</summary>
/// <param name="shape">What the first layer receives.</param>
/// <param name="advice">What was found so far.</param>
internal sealed class AffineWalk(Shape shape, ProblemList advice)
{
    // The layer whose affine output nothing has bent yet: where it stands, what it is, what it receives, and how far it reaches.
    private (string Path, string Layer, long Inputs, int Reach)? straight;

    /// <summary>What the next layer receives.</summary>
    public Shape Shape { get; private set; } = shape;

    /// <summary>Layers one after the other.</summary>
    public void Along(ValueList<Layer> layers, string path)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].Walk(this, $"{path}[{i}]");
        }
    }

    /// <summary>Layers inside another, which receive what it receives and whose output goes elsewhere.</summary>
    public void Inside(ValueList<Layer> layers, string path)
    {
        var inner = new AffineWalk(Shape, advice);
        inner.Along(layers, path);
        Shape = inner.Shape;
    }

    /// <summary>An affine map.</summary>
    /// <param name="output">What it gives.</param>
    /// <param name="path">Where it stands, or what it is called.</param>
    /// <param name="layer">The name of its record; of a head none.</param>
    /// <param name="isBent">Whether an activation follows in the same layer.</param>
    /// <param name="reach">
    /// The pixels of a side that an output is computed from; 0 for all values. Two maps that reach some pixels reach more of them together than
    /// either alone.
    /// </param>
    public void Affine(Shape output, string path, string layer, bool isBent, int reach = 0)
    {
        if (straight is var (at, record, inputs, before) && Shape.Count >= Math.Min(inputs, output.Count) && !(before > 1 && reach > 1))
        {
            advice.Add(
                RuleCodes.NoActivation,
                at + "." + nameof(Dense.Activation),
                $"{at} ({record}) has no activation before {path}, which is an affine map too: together they do no more than one; give {at} an activation, such as Activation.Gelu, or remove it"
            );
        }

        straight = isBent ? null : (path, layer, Shape.Count, reach);
        Shape = output;
    }

    /// <summary>The same values in another shape.</summary>
    public void Pass(Shape shape) => Shape = shape;

    /// <summary>Something that is not an affine map, or is not known to be one.</summary>
    public void Bend() => straight = null;
}
