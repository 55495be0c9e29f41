using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>Builds what a condition adds: examples lie with what is known of them behind their values, and a chain gets it beside its first vector.</summary>
internal static class ConditionBuild
{
    /// <summary>The examples as they are given, with what is known of them behind their values.</summary>
    public static GraphValue Input(GraphBuilder builder, VaeSpec spec) =>
        builder.Value(
            "x",
            spec.Condition is null ? Shape.Of(spec.Input) : Shape.Vector((int)Shape.Of(spec.Input).Count + spec.ConditionWidth),
            ValueKind.Input
        );

    /// <summary>The example alone, of what is given; that itself where nothing is known.</summary>
    public static GraphValue Example(GraphBuilder builder, VaeSpec spec, string name, GraphValue input) =>
        spec.Condition is null ? input : Take(builder, name, Shape.Of(spec.Input), input, first: 0);

    /// <summary>What the encoder's last layer gives.</summary>
    public static GraphValue Encode(GraphBuilder builder, VaeSpec spec, GraphValue input)
    {
        // A vector lies beside what is known as it is given.
        if (spec.Condition is null || Shape.Of(spec.Input).IsVector)
        {
            return LayerChain.Build(builder, spec.Encoder, new("encoder"), input);
        }

        var value = Example(builder, spec, "image", input);
        var known = new KnownBeside(spec.ConditionWidth);
        for (var i = 0; i <= spec.Encoder.Count; i++)
        {
            if (known.IsAt(value.Shape))
            {
                value = With(builder, spec, "encoderWithCondition", value, input);
                known.Done();
            }

            value = i < spec.Encoder.Count ? spec.Encoder[i].Build(builder, new LayerPlace("encoder").Child(i), value) : value;
        }

        return value;
    }

    /// <summary>The latent values with what is known of the example; alone where nothing is.</summary>
    public static GraphValue Latents(GraphBuilder builder, VaeSpec spec, GraphValue draw, GraphValue input) =>
        spec.Condition is null ? draw : With(builder, spec, "latents", draw, input);

    private static GraphValue With(GraphBuilder builder, VaeSpec spec, string name, GraphValue value, GraphValue input)
    {
        var condition = Take(builder, "condition", Shape.Vector(spec.ConditionWidth), input, (int)Shape.Of(spec.Input).Count);
        var with = builder.Value(name, value.Width + spec.ConditionWidth);
        builder.Run(new Beside(value, builder.ForEachDraw("conditionOfDraws", condition), with));
        return with;
    }

    // Once for an example, whatever draws it has.
    private static GraphValue Take(GraphBuilder builder, string name, Shape shape, GraphValue input, int first)
    {
        var taken = builder.Value(name, shape) with { Extents = input.Extents };
        builder.Run(new TakeColumns(input, taken, first));
        return taken;
    }
}
