using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>Turns an image into a vector: [height, width, channels] becomes [height · width · channels]. Has no parameters.</summary>
public sealed record Flatten : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Flatten));

    internal override Mirroring Mirroring => Mirroring.None;

    internal override bool TakesVectors => false;

    internal override ValueList<Layer> Inner => [];

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        if (shape is { Count: > ProblemList.ParameterLimit })
        {
            problems.Add(
                RuleCodes.TooLarge,
                path,
                $"{path} flattens {shape} to {shape.Count} values, more than {ProblemList.ParameterLimit}"
            );
            return null;
        }

        return shape is null ? null : Shape.Vector((int)shape.Count);
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input) =>
        input with
        {
            Shape = Shape.Vector(input.Width),
        };

    internal override long WidthAfter(long width) => width;

    internal override bool PassesAll(long values) => true;

    internal override void Walk(AffineWalk walk, string path) { }
}
