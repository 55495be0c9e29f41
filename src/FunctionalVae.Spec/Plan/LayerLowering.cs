namespace FunctionalVae.Plans;

/// <summary>Lowers layers: one case per layer, each with its derivative.</summary>
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
                LayerNorm norm => Normalise(builder, norm, chain, i, input, forward),
                Dropout dropout => Drop(builder, dropout, chain, i, input, forward),
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
        // The weight's gradient last: a training step changes the weight as soon as that is known.
        builder.Derivative(() =>
            input.Kind == BufferKind.Input
                ? [new AffineParameterGradient(input, builder.Gradient(output), weight, bias)]
                :
                [
                    new AffineInputGradient(builder.Gradient(output), weight, builder.Gradient(input)),
                    new AffineParameterGradient(input, builder.Gradient(output), weight, bias),
                ]
        );
        return output;
    }

    private static PlanBuffer Dense(PlanBuilder builder, Dense dense, string chain, int index, PlanBuffer input, List<PlanOp> forward)
    {
        var name = $"{chain}{index}";
        // These derivatives need the input; the others are told from the output and work in place.
        var keepsInput = dense.Activation is Activation.Gelu or Activation.Silu;
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

    private static PlanBuffer Normalise(
        PlanBuilder builder,
        LayerNorm norm,
        string chain,
        int index,
        PlanBuffer input,
        List<PlanOp> forward
    )
    {
        var gain = builder.VectorParameter($"{chain}.{index}.weight", input.Width, initial: 1);
        var bias = builder.VectorParameter($"{chain}.{index}.bias", input.Width, initial: 0);
        var output = builder.Buffer($"{chain}{index}", input.Width);
        forward.Add(new LayerNormalise(input, gain, bias, output, norm.Epsilon));
        builder.Derivative(() =>
            [new LayerNormaliseGradient(input, gain, bias, builder.Gradient(output), builder.Gradient(input), norm.Epsilon)]
        );
        return output;
    }

    private static PlanBuffer Drop(PlanBuilder builder, Dropout dropout, string chain, int index, PlanBuffer input, List<PlanOp> forward)
    {
        var mask = builder.DropoutMask($"{chain}{index}Mask", input.Width, dropout.Rate);
        var output = builder.Buffer($"{chain}{index}", input.Width);
        forward.Add(new ApplyMask(input, mask, output));
        if (input.Kind != BufferKind.Input)
        {
            builder.Derivative(() => [new ApplyMask(builder.Gradient(output), mask, builder.Gradient(input))]);
        }

        return output;
    }
}
