namespace FunctionalVae.Plans;

/// <summary>Lowers layers: one case a layer, each with its derivative.</summary>
internal static class LayerLowering
{
    /// <summary>Lowers a chain; returns the buffer of its last output.</summary>
    public static PlanBuffer Lower(PlanBuilder builder, ValueList<Layer> layers, string chain, PlanBuffer input, List<PlanOp> forward)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            input = layers[i] switch
            {
                Flatten => input,
                Dense dense => Dense(builder, dense, chain, i, input, forward),
                var other => throw new NotSupportedException($"There is no lowering for the layer {other}."),
            };
        }

        return input;
    }

    /// <summary>An affine map and its derivative: what dense layers and the implied heads are made of.</summary>
    public static PlanBuffer Affine(
        PlanBuilder builder,
        string name,
        string outputName,
        int outputs,
        PlanBuffer input,
        List<PlanOp> forward
    )
    {
        var (weight, bias) = builder.AffineParameters(name, input.Width, outputs);
        var output = builder.Buffer(outputName, outputs);
        forward.Add(new Affine(input, weight, bias, output));
        builder.Derivative(() =>
            input.Kind == BufferKind.Input
                ? [new AffineParameterGradient(input, builder.Gradient(output), weight, bias)]
                :
                [
                    new AffineParameterGradient(input, builder.Gradient(output), weight, bias),
                    new AffineInputGradient(builder.Gradient(output), weight, builder.Gradient(input)),
                ]
        );
        return output;
    }

    private static PlanBuffer Dense(PlanBuilder builder, Dense dense, string chain, int index, PlanBuffer input, List<PlanOp> forward)
    {
        var name = $"{chain}{index}";
        // GELU's derivative needs its input; the others are told from their output and work in place.
        var keepsInput = dense.Activation == Activation.Gelu;
        var affine = Affine(builder, $"{chain}.{index}", keepsInput ? name + "Affine" : name, dense.Units, input, forward);
        if (dense.Activation == Activation.Identity)
        {
            return affine;
        }

        var output = keepsInput ? builder.Buffer(name, dense.Units) : affine;
        forward.Add(new Activate(dense.Activation, affine, output));
        builder.Derivative(() => [new ActivationGradient(dense.Activation, affine, builder.Gradient(output), builder.Gradient(affine))]);
        return output;
    }
}
