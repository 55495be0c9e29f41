using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A gated fully connected layer, y = f(x·W + b) ∘ σ(x·V + c), from [n] to [<paramref name="Units"/>]: each output has a gate in (0, 1) that is
/// computed from the input too. Without an activation it is the gated linear unit of Dauphin et al. (2017); deep encoders and decoders of
/// published models are made of it (Tomczak and Welling 2018).
/// </summary>
/// <param name="Units">The number of outputs.</param>
/// <param name="Activation">The element-wise function f of what is gated.</param>
/// <remarks>The weights of the gates, V and c, are the tensors <c>gate.weight</c> and <c>gate.bias</c> of the layer.</remarks>
public sealed record GatedDense(int Units, Activation Activation = Activation.Identity) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(GatedDense), (nameof(Units), Units), (nameof(Activation), Activation));

    internal override Mirroring Mirroring => Mirroring.Leads;

    internal override LayerInput Takes => LayerInput.Vector;

    internal override ValueList<Layer> Inner => [];

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        var units = $"{path}.{nameof(Units)}";
        problems.RequireVector(shape, path, nameof(GatedDense));
        if (!problems.RequirePositive(units, Units))
        {
            return null;
        }

        if (shape is { IsVector: true })
        {
            problems.CountAffine(units, shape.Count, Units);
            problems.CountAffine(units, shape.Count, Units);
            // One more contribution to the gradient of what the layer receives.
            problems.CountBuffers(units, 2.0 * shape.Count);
        }

        // Values and gradients of what is gated, the gate before and after its sigmoid, and the product.
        problems.CountBuffers(units, (Activation == Activation.Identity ? 8.0 : 10.0) * Units);
        return Shape.Vector(Units);
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        var value = builder.Affine(place.Path, place.Value + "Affine", Units, input);
        if (Activation != Activation.Identity)
        {
            var bent = builder.Value(place.Value + "Activated", Units);
            builder.Run(new Activate(Activation, value, bent));
            value = bent;
        }

        var affine = builder.Affine(place.Path + ".gate", place.Value + "GateAffine", Units, input);
        var gate = builder.Value(place.Value + "Gate", Units);
        builder.Run(new Activate(Activation.Sigmoid, affine, gate));
        var output = builder.Value(place.Value, Units);
        builder.Run(new Gate(value, gate, output));
        return output;
    }

    internal override Shape After(Shape shape) => Shape.Vector(Units);

    internal override bool PassesAll(Shape shape, long values) => Units >= values;

    internal override void Walk(AffineWalk walk, string path) =>
        // The gate bends even where what is gated is an affine map.
        walk.Affine(After(walk.Shape), path, nameof(GatedDense), isBent: true);
}
