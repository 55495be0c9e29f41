using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>A fully connected layer: y = f(x·W + b), from [n] to [<paramref name="Units"/>].</summary>
/// <param name="Units">The number of outputs.</param>
/// <param name="Activation">The element-wise function f.</param>
public sealed record Dense(int Units, Activation Activation = Activation.Identity) : Layer
{
    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() => SpecText.New(nameof(Dense), (nameof(Units), Units), (nameof(Activation), Activation));

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
}
