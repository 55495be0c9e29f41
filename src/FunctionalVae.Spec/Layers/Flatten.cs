using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Turns an image into a vector: [height, width, channels] becomes [height · width · channels]. Has no parameters. An example keeps the order of
/// its values; what a convolution gives is put down one channel after the other, as PyTorch flattens it.
/// </summary>
public sealed record Flatten : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Flatten));

    internal override Mirroring Mirroring => Mirroring.None;

    internal override LayerInput Takes => LayerInput.Any;

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

        // What a convolution gives is put in another order, and its gradient too.
        problems.CountBuffers(path, problems.HasConvolution && shape is { IsVector: false } ? 2.0 * shape.Count : 0);
        return shape is null ? null : After(shape);
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        var flat = Shape.Vector(input.Width);
        var channels = input.IsFeatureMap ? input.Shape.Dimensions[2] : 1;
        // Of one pixel or one channel there is one order.
        if (channels == 1 || channels == input.Width)
        {
            return input with { Shape = flat, IsFeatureMap = false };
        }

        var output = builder.Value(place.Value, flat);
        builder.Run(new ChannelsFirst(input, output, channels));
        return output;
    }

    internal override Shape After(Shape shape) => Shape.Vector((int)shape.Count);

    internal override bool PassesAll(Shape shape, long values) => true;

    internal override void Walk(AffineWalk walk, string path) => walk.Pass(After(walk.Shape));
}
