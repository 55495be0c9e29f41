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
    // Every pass is code of its own.
    private const int Most = 64;

    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Repeat), (nameof(Layers), Layers), (nameof(Times), Times));

    // It keeps the width of the layer before it, in the decoder too.
    internal override Mirroring Mirroring => Mirroring.Follows;

    internal override bool TakesVectors => true;

    internal override ValueList<Layer> Inner => Layers;

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        problems.RequireVector(shape, path, nameof(Repeat));
        problems.RequireLayers(Layers, path);
        if (problems.RequirePositive($"{path}.{nameof(Times)}", Times) && Times > Most)
        {
            problems.Add(RuleCodes.TooLarge, $"{path}.{nameof(Times)}", $"{path}.{nameof(Times)} must be at most {Most}, was {Times}");
        }

        var before = problems.Buffers;
        // An image was told of: once is enough.
        shape = shape is { IsVector: true } ? shape : null;
        var inner = LayerRules.CheckChain(Layers, $"{path}.{nameof(Layers)}", shape, problems);
        problems.CountBuffers(path, (problems.Buffers - before) * (Math.Min(Times, Most) - 1));
        if (shape is not null && inner is { IsVector: true } && inner.Count != shape.Count)
        {
            problems.Add(
                RuleCodes.ShapeMismatch,
                $"{path}.{nameof(Layers)}",
                $"{path} (Repeat) runs its layers on their own output, so they must give what they receive: they receive {shape} and give {inner}"
            );
        }

        return inner;
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input) =>
        Enumerable.Range(0, Times).Aggregate(input, (value, _) => LayerChain.Build(builder, Layers, place, value));

    internal override bool PassesAll(long values) => Layers.All(layer => layer.PassesAll(values));

    internal override void Walk(AffineWalk walk, string path)
    {
        walk.Inside(Layers, $"{path}.{nameof(Layers)}");
        walk.Bend();
    }
}
