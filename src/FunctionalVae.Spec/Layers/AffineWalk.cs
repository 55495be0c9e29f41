namespace FunctionalVae;

/// <summary>A walk along layers that looks for an affine map after another with nothing between that bends.</summary>
/// <param name="width">What the first layer receives.</param>
/// <param name="advice">What was found so far.</param>
internal sealed class AffineWalk(long width, ProblemList advice)
{
    private long width = width;

    // The layer whose affine output nothing has bent yet: where it stands, and what it receives.
    private (string Path, long Inputs)? straight;

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
        var inner = new AffineWalk(width, advice);
        inner.Along(layers, path);
        width = inner.width;
    }

    /// <summary>An affine map.</summary>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="path">Where it stands, or what it is called.</param>
    /// <param name="isBent">Whether an activation follows in the same layer.</param>
    public void Affine(long outputs, string path, bool isBent)
    {
        if (straight is var (at, inputs) && width >= Math.Min(inputs, outputs))
        {
            advice.Add(
                RuleCodes.NoActivation,
                at + "." + nameof(Dense.Activation),
                $"{at} (Dense) has no activation before {path}, which is an affine map too: together they do no more than one; give {at} an activation, such as Activation.Gelu, or remove it"
            );
        }

        straight = isBent ? null : (path, width);
        width = outputs;
    }

    /// <summary>Something that is not an affine map, or is not known to be one.</summary>
    public void Bend() => straight = null;
}
