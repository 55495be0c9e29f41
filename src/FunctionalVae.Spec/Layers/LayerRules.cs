namespace FunctionalVae;

/// <summary>Rules about chains of layers: the shapes that they pass on.</summary>
internal static class LayerRules
{
    /// <summary>Walks a chain of layers; returns the last shape, or null where it cannot be known. A chain without layers passes on what it receives.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="path">Where they stand in the specification.</param>
    /// <param name="shape">What the first receives; null where that cannot be known.</param>
    /// <param name="problems">The problems so far.</param>
    /// <param name="beside">Values that the first vector gets beside its own.</param>
    public static Shape? CheckChain(ValueList<Layer> layers, string path, Shape? shape, ProblemList problems, int beside = 0)
    {
        var known = new KnownBeside(beside);
        for (var i = 0; i < layers.Count; i++)
        {
            shape = known.To(shape);
            if (layers[i] is { } layer)
            {
                shape = layer.Check($"{path}[{i}]", shape, problems);
            }
            else
            {
                problems.Missing($"{path}[{i}]", "a layer");
                shape = null;
            }
        }

        return known.To(shape);
    }

    /// <summary>
    /// What the first layer inside a layer receives: <paramref name="shape"/>, or null where that is an image and they take vectors, which is
    /// told of here and once.
    /// </summary>
    public static Shape? ShapeInside(ValueList<Layer> layers, Shape? shape, string path, string layer, ProblemList problems)
    {
        if (shape is not { IsVector: false } || LayerChain.Takes(layers) != LayerInput.Vector)
        {
            return shape;
        }

        problems.RequireVector(shape, path, layer);
        return null;
    }

    /// <summary>An implied head is an affine map of a vector: the chain before it must end in one.</summary>
    public static void CheckHead(Shape? shape, string path, int count, string head, string headPath, long? outputs, ProblemList problems)
    {
        if (shape is { IsVector: false })
        {
            // The rule of Dense: an image is flattened where the specification says so, and nowhere in silence.
            var (at, end) =
                count == 0
                    ? (path, $"receives {shape} from the input; write {path}: [new Flatten()] for the head alone")
                    : (
                        $"{path}[{count - 1}]",
                        $"receives {shape} from {path}[{count - 1}]; end {path} with new Flatten() or a Dense layer"
                    );
            problems.Add(RuleCodes.ShapeMismatch, at, $"{head} expects a vector [n], {end}");
        }
        else if (shape is not null && outputs is { } size)
        {
            problems.CountAffine(headPath, shape.Count, size);
        }
    }
}
