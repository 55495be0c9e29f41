namespace FunctionalVae;

/// <summary>Rules about layers: sizes, and the shapes that they pass on.</summary>
internal static class LayerRules
{
    /// <summary>Walks a chain of layers; returns the last shape, or null where it cannot be known. A chain without layers passes on what it receives.</summary>
    public static Shape? CheckChain(ValueList<Layer> layers, string path, Shape? shape, ProblemList problems)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            shape = Check(layers[i], $"{path}[{i}]", shape, problems);
        }

        return shape;
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

    private static Shape? Check(Layer? layer, string path, Shape? shape, ProblemList problems)
    {
        switch (layer)
        {
            case null:
                problems.Missing(path, "a layer");
                return null;
            case Flatten:
                return Flattened(shape, path, problems);
            case Dense dense:
                RequireVector(shape, path, nameof(Dense), problems);
                if (!problems.RequirePositive(path + "." + nameof(Dense.Units), dense.Units))
                {
                    return null;
                }

                if (shape is { IsVector: true })
                {
                    problems.CountAffine(path + "." + nameof(Dense.Units), shape.Count, dense.Units);
                }

                // Values and gradients; the derivatives of these two need the affine map's values beside their own.
                problems.CountBuffers(
                    path + "." + nameof(Dense.Units),
                    (dense.Activation is Activation.Gelu or Activation.Silu ? 4.0 : 2.0) * dense.Units
                );
                return Shape.Vector(dense.Units);
            case LayerNorm norm:
                problems.RequirePositive(path + "." + nameof(LayerNorm.Epsilon), norm.Epsilon);
                RequireVector(shape, path, nameof(LayerNorm), problems);
                if (shape is not { IsVector: true })
                {
                    return null;
                }

                problems.CountNormalisation(path, shape.Count);
                problems.CountBuffers(path, 2.0 * shape.Count);
                return shape;
            case Dropout dropout:
                if (!(dropout.Rate > 0 && dropout.Rate < 1))
                {
                    problems.Add(
                        RuleCodes.MustBePositive,
                        path + "." + nameof(Dropout.Rate),
                        $"{path}.{nameof(Dropout.Rate)} must be positive and less than 1, was {SpecText.Literal(dropout.Rate).TrimEnd('d')}"
                    );
                }

                // The mask too.
                problems.CountBuffers(path, 3.0 * (shape?.Count ?? 0));
                return shape;
            default:
                throw new NotSupportedException($"There is no rule for the layer {layer}.");
        }
    }

    private static void RequireVector(Shape? shape, string path, string layer, ProblemList problems)
    {
        if (shape is { IsVector: false })
        {
            problems.Add(
                RuleCodes.ShapeMismatch,
                path,
                $"{path} ({layer}) expects a vector [n], receives {shape}; put new Flatten() before it"
            );
        }
    }

    private static Shape? Flattened(Shape? shape, string path, ProblemList problems)
    {
        if (shape is { Count: > SpecRules.ParameterLimit })
        {
            problems.Add(
                RuleCodes.TooLarge,
                path,
                $"{path} flattens {shape} to {shape.Count} values, more than {SpecRules.ParameterLimit}"
            );
            return null;
        }

        return shape is null ? null : Shape.Vector((int)shape.Count);
    }
}
