using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Dropout (Srivastava et al. 2014): while training each value is set to 0 with probability <paramref name="Rate"/> and otherwise divided by
/// 1 − rate; everywhere else (encoding, decoding, evaluation, gradients asked for directly) values pass unchanged.
/// </summary>
/// <param name="Rate">The probability of dropping a value, in (0, 1).</param>
public sealed record Dropout(double Rate) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Dropout), (nameof(Rate), Rate));

    internal override Mirroring Mirroring => Mirroring.Follows;

    internal override LayerInput Takes => LayerInput.Any;

    internal override ValueList<Layer> Inner => [];

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        if (!(Rate > 0 && Rate < 1))
        {
            problems.Add(
                RuleCodes.MustBePositive,
                $"{path}.{nameof(Rate)}",
                $"{path}.{nameof(Rate)} must be positive and less than 1, was {SpecText.Literal(Rate).TrimEnd('d')}"
            );
        }

        // The mask too.
        problems.CountBuffers(path, 3.0 * (shape?.Count ?? 0));
        return shape;
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        if (!builder.IsForTraining)
        {
            return input;
        }

        var mask = builder.DropoutMask(place.Value + "Mask", input, Rate);
        var output = builder.Like(place.Value, input);
        builder.Run(new ApplyMask(input, mask, output));
        return output;
    }

    internal override Shape After(Shape shape) => shape;

    // It is noise, which an exact copy does not survive.
    internal override bool PassesAll(Shape shape, long values) => false;

    internal override void Walk(AffineWalk walk, string path) { }
}
