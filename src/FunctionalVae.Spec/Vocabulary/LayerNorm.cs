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

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        var gain = builder.Vector(place.Path + ".weight", input.Width, initial: 1);
        var bias = builder.Vector(place.Path + ".bias", input.Width, initial: 0);
        var output = builder.Value(place.Value, input.Shape);
        builder.Run(new LayerNormalise(input, gain, bias, output, Epsilon));
        return output;
    }
}
