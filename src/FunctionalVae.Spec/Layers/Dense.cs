using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>A fully connected layer: y = f(x·W + b), from [n] to [<paramref name="Units"/>].</summary>
/// <param name="Units">The number of outputs.</param>
/// <param name="Activation">The element-wise function f.</param>
public sealed record Dense(int Units, Activation Activation = Activation.Identity) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Dense), (nameof(Units), Units), (nameof(Activation), Activation));

    internal override Mirroring Mirroring => Mirroring.Leads;

    internal override LayerInput Takes => LayerInput.Vector;

    internal override ValueList<Layer> Inner => [];

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        var units = $"{path}.{nameof(Units)}";
        problems.RequireVector(shape, path, nameof(Dense));
        if (!problems.RequirePositive(units, Units))
        {
            return null;
        }

        if (shape is { IsVector: true })
        {
            problems.CountAffine(units, shape.Count, Units);
        }

        // Values and gradients; the derivatives of these two need the affine map's values beside their own.
        problems.CountBuffers(units, (Activation.NeedsInput() ? 4.0 : 2.0) * Units);
        return Shape.Vector(Units);
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        if (Activation == Activation.Identity)
        {
            return builder.Affine(place.Path, place.Value, Units, input);
        }

        var affine = builder.Affine(place.Path, place.Value + "Affine", Units, input);
        var output = builder.Value(place.Value, Units);
        builder.Run(new Activate(Activation, affine, output));
        return output;
    }

    internal override Shape After(Shape shape) => Shape.Vector(Units);

    internal override bool PassesAll(Shape shape, long values) => Units >= values;

    internal override void Walk(AffineWalk walk, string path) =>
        walk.Affine(After(walk.Shape), path, nameof(Dense), isBent: Activation != Activation.Identity);
}
