using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A residual block (He et al. 2016): y = x + f(x), f being the layers one after the other. Where they change the width of a vector, x goes
/// through an affine map to theirs: y = x·W + b + f(x). Of an image they must keep the shape.
/// </summary>
/// <param name="Layers">The layers of f; they may be residual blocks themselves.</param>
public sealed record Residual(ValueList<Layer> Layers) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Residual), (nameof(Layers), Layers));

    // In reverse order the blocks keep their own order: a block that narrows inside and widens again still does.
    internal override Mirroring Mirroring => Mirroring.Leads;

    internal override LayerInput Takes => LayerInput.Vector;

    internal override ValueList<Layer> Inner => Layers;

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        shape = LayerRules.ShapeInside(Layers, shape, path, nameof(Residual), problems);
        problems.RequireLayers(Layers, path);
        var inner = LayerRules.CheckChain(Layers, $"{path}.{nameof(Layers)}", shape, problems);
        if (shape is { IsVector: false } && inner is not null && inner != shape)
        {
            problems.Add(
                RuleCodes.ShapeMismatch,
                $"{path}.{nameof(Layers)}",
                $"{path} (Residual) adds what its layers give to the image that it receives, so both must have one shape: they receive {shape} and give {inner}; give every Conv2d in them a stride of 1 and an odd kernel, with (kernel − 1) / 2 as padding, and the last {shape.Dimensions[2]} channels, or put a Conv2d that changes the shape before the Residual"
            );
            return null;
        }

        if (shape is { IsVector: true } && inner is { IsVector: true } && inner.Count != shape.Count)
        {
            problems.CountAffine(path, shape.Count, inner.Count);
            problems.CountBuffers(path, 2.0 * inner.Count);
        }

        // The sum, and one more contribution to the gradient of what the block receives.
        problems.CountBuffers(path, (2.0 * (inner?.Count ?? 0)) + (2.0 * (shape?.Count ?? 0)));
        return inner;
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        var inner = LayerChain.Build(builder, Layers, place, input);
        var shortcut =
            inner.Width == input.Width ? input : builder.Affine(place.Path + ".shortcut", place.Value + "Shortcut", inner.Width, input);
        var output = builder.Like(place.Value, inner);
        builder.Run(new Sum(shortcut, inner, output));
        return output;
    }

    internal override Shape After(Shape shape) => LayerChain.After(Layers, shape);

    // The shortcut passes what the block receives; where the width changes, it is as wide as the last layer.
    internal override bool PassesAll(Shape shape, long values) => After(shape).Count >= values;

    internal override void Walk(AffineWalk walk, string path)
    {
        walk.Inside(Layers, $"{path}.{nameof(Layers)}");
        walk.Bend();
    }
}
