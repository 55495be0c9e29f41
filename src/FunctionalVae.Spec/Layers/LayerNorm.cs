using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton 2016): y = gain ∘ (x − mean) / √(variance + <paramref name="Epsilon"/>) + bias, with mean and
/// variance (the biased one) over the values of one example. Gain starts at 1, bias at 0.
/// </summary>
/// <param name="Epsilon">Added to the variance; positive.</param>
public sealed record LayerNorm(double Epsilon = 1e-5) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(LayerNorm), (nameof(Epsilon), Epsilon));

    internal override Mirroring Mirroring => Mirroring.Follows;

    internal override LayerInput Takes => LayerInput.Vector;

    internal override ValueList<Layer> Inner => [];

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        problems.RequirePositive($"{path}.{nameof(Epsilon)}", Epsilon);
        problems.RequireVector(shape, path, nameof(LayerNorm));
        if (shape is not { IsVector: true })
        {
            return null;
        }

        problems.CountNormalisation(path, shape.Count);
        problems.CountBuffers(path, 2.0 * shape.Count);
        return shape;
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        var gain = builder.Vector(place.Path + ".weight", input.Width, initial: 1);
        var bias = builder.Vector(place.Path + ".bias", input.Width, initial: 0);
        var output = builder.Value(place.Value, input.Shape);
        builder.Run(new LayerNormalise(input, gain, bias, output, Epsilon));
        return output;
    }

    internal override Shape After(Shape shape) => shape;

    internal override bool PassesAll(Shape shape, long values) => true;

    // It divides by a length, which is not an affine map.
    internal override void Walk(AffineWalk walk, string path) => walk.Bend();
}
