using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The same layers with the same weights, <paramref name="Times"/> times one after the other: depth without more parameters. Each pass has
/// dropout masks of its own.
/// </summary>
/// <param name="Layers">The layers; they give as many values as they receive.</param>
/// <param name="Times">How often they run, from 1 to 64.</param>
public sealed record Repeat(ValueList<Layer> Layers, int Times) : Layer
{
    private const int Most = 64;

    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Repeat), (nameof(Layers), Layers), (nameof(Times), Times));

    // It keeps the width of the layer before it, in the decoder too.
    internal override Mirroring Mirroring => Mirroring.Follows;

    internal override LayerInput Takes => LayerInput.Vector;

    internal override ValueList<Layer> Inner => Layers;

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        shape = LayerRules.ShapeInside(Layers, shape, path, nameof(Repeat), problems);
        problems.RequireLayers(Layers, path);
        // Every pass is code of its own, and a pass of layers inside another is one for each of its passes.
        var (passes, around) = (Times, problems.Repetitions);
        if (problems.RequirePositive($"{path}.{nameof(Times)}", Times) && (double)around * Times > Most)
        {
            problems.Add(
                RuleCodes.TooLarge,
                $"{path}.{nameof(Times)}",
                around == 1
                    ? $"{path}.{nameof(Times)} must be at most {Most}, was {Times}"
                    : $"{path}.{nameof(Times)} is {Times} inside layers that run {around} times already; layers may run {Most} times in all"
            );
            passes = 1;
        }

        var before = problems.Buffers;
        problems.Repetitions = around * Math.Max(passes, 1);
        var inner = LayerRules.CheckChain(Layers, $"{path}.{nameof(Layers)}", shape, problems);
        problems.Repetitions = around;
        problems.CountBuffers(path, (problems.Buffers - before) * (Math.Max(passes, 1) - 1));
        if (shape is not null && inner is not null && inner != shape)
        {
            var remedy =
                shape.IsVector && inner.IsVector
                    ? $"end them with new Dense({shape.Count}), or put new Dense({inner.Count}) before the Repeat"
                    : "give every Conv2d in them a stride of 1 and an odd kernel, with (kernel − 1) / 2 as padding, and the last as many channels as they receive";
            problems.Add(
                RuleCodes.ShapeMismatch,
                $"{path}.{nameof(Layers)}",
                $"{path} (Repeat) runs its layers on their own output, so they must give what they receive: they receive {shape} and give {inner}; {remedy}"
            );
        }

        return inner;
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input) =>
        Enumerable.Range(0, Times).Aggregate(input, (value, _) => LayerChain.Build(builder, Layers, place, value));

    internal override Shape After(Shape shape) => LayerChain.After(Layers, shape);

    internal override bool PassesAll(Shape shape, long values) => LayerChain.PassesAll(Layers, shape, values);

    internal override void Walk(AffineWalk walk, string path)
    {
        walk.Inside(Layers, $"{path}.{nameof(Layers)}");
        walk.Bend();
    }
}
