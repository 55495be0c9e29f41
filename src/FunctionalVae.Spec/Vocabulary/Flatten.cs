using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>Turns an image into a vector: [height, width, channels] becomes [height · width · channels]. Has no parameters.</summary>
public sealed record Flatten : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Flatten));

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input) =>
        input with
        {
            Shape = Shape.Vector(input.Width),
        };
}
