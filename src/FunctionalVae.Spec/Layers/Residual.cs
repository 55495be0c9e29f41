using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A residual block (He et al. 2016): y = x + f(x), f being the layers one after the other. Where they change the width, x goes through an
/// affine map to theirs: y = x·W + b + f(x).
/// </summary>
/// <param name="Layers">The layers of f; they may be residual blocks themselves.</param>
public sealed record Residual(ValueList<Layer> Layers) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Residual), (nameof(Layers), Layers));

    // In reverse order the blocks keep their own order: a block that narrows inside and widens again still does.
    internal override Mirroring Mirroring => Mirroring.Leads;

    internal override bool TakesVectors => true;

    internal override ValueList<Layer> Inner => Layers;

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        problems.RequireVector(shape, path, nameof(Residual));
        problems.RequireLayers(Layers, path);
        // An image was told of: once is enough.
        shape = shape is { IsVector: true } ? shape : null;
        var inner = LayerRules.CheckChain(Layers, $"{path}.{nameof(Layers)}", shape, problems);
        if (shape is not null && inner is { IsVector: true } && inner.Count != shape.Count)
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
        var output = builder.Value(place.Value, inner.Shape);
        builder.Run(new Sum(shortcut, inner, output));
        return output;
    }

    internal override long WidthAfter(long width) => Layers.Aggregate(width, (now, layer) => layer.WidthAfter(now));

    // The shortcut passes what the block receives; where the width changes, it is as wide as the last layer.
    internal override bool PassesAll(long values) => WidthAfter(values) >= values;

    internal override void Walk(AffineWalk walk, string path)
    {
        walk.Inside(Layers, $"{path}.{nameof(Layers)}");
        walk.Bend();
    }
}
