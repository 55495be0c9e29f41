using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Group normalisation (Wu and He 2018): the channels of an image, or the values of a vector, in <paramref name="Groups"/> groups of neighbours;
/// y = gain ∘ (x − mean) / √(variance + <paramref name="Epsilon"/>) + bias, with mean and variance (the biased one) over the channels of a group
/// at all pixels of one example. Gain and bias are one number for each channel, 1 and 0 at the start.
/// </summary>
/// <param name="Groups">How many groups there are; it divides the number of channels.</param>
/// <param name="Epsilon">Added to the variance; positive.</param>
public sealed record GroupNorm(int Groups, double Epsilon = 1e-5) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(GroupNorm), (nameof(Groups), Groups), (nameof(Epsilon), Epsilon));

    internal override Mirroring Mirroring => Mirroring.Follows;

    internal override LayerInput Takes => LayerInput.Any;

    internal override ValueList<Layer> Inner => [];

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        var groups = $"{path}.{nameof(Groups)}";
        var isSized = problems.RequirePositive(groups, Groups) & problems.RequirePositive($"{path}.{nameof(Epsilon)}", Epsilon);
        if (!isSized || shape is null)
        {
            return shape;
        }

        var channels = ChannelsOf(shape);
        if (channels % Groups != 0)
        {
            var what = shape.IsVector ? "values" : "channels";
            problems.Add(
                RuleCodes.ShapeMismatch,
                groups,
                $"{groups} is {SpecText.Literal(Groups)}, which does not divide the {SpecText.Literal(channels)} {what} of {shape}; choose {Divisors.Of(channels, least: 1)}"
            );
        }

        problems.CountNormalisation(path, channels);
        problems.CountBuffers(path, 2.0 * shape.Count);
        return shape;
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        var channels = ChannelsOf(input.Shape);
        var gain = builder.Vector(place.Path + ".weight", channels, initial: 1);
        var bias = builder.Vector(place.Path + ".bias", channels, initial: 0);
        var output = builder.Like(place.Value, input);
        builder.Run(new GroupNormalise(input, gain, bias, output, Groups, Epsilon));
        return output;
    }

    internal override Shape After(Shape shape) => shape;

    internal override bool PassesAll(Shape shape, long values) => true;

    // It divides by a length, which is not an affine map.
    internal override void Walk(AffineWalk walk, string path) => walk.Bend();

    private static int ChannelsOf(Shape shape) => shape.Dimensions[shape.Dimensions.Count - 1];
}
