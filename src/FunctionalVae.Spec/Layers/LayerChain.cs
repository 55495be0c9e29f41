using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>Layers one after the other.</summary>
internal static class LayerChain
{
    /// <summary>What the last of <paramref name="layers"/> gives for <paramref name="input"/>.</summary>
    public static GraphValue Build(GraphBuilder builder, ValueList<Layer> layers, LayerPlace place, GraphValue input)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            input = layers[i].Build(builder, place.Child(i), input);
        }

        return input;
    }

    /// <summary>What the last of <paramref name="layers"/> gives where the first receives <paramref name="shape"/>.</summary>
    public static Shape After(ValueList<Layer> layers, Shape shape) => layers.Aggregate(shape, (now, layer) => layer.After(now));

    /// <summary>Whether an exact copy of <paramref name="values"/> values may pass all of <paramref name="layers"/>.</summary>
    public static bool PassesAll(ValueList<Layer> layers, Shape shape, long values) =>
        layers
            .Aggregate(
                (Passes: true, Shape: shape),
                (now, layer) => (now.Passes && layer.PassesAll(now.Shape, values), layer.After(now.Shape))
            )
            .Passes;

    /// <summary>What the first of <paramref name="layers"/> takes that does not take anything; of layers inside a layer, theirs.</summary>
    public static LayerInput Takes(ValueList<Layer> layers)
    {
        // A list may hold null: the rules report that.
        var first = layers.Select(TakesOf).FirstOrDefault(takes => takes != LayerInput.Any);
        return first;

        static LayerInput TakesOf(Layer? layer) =>
            layer is null ? LayerInput.Any
            : layer.Inner.Count > 0 ? Takes(layer.Inner)
            : layer.Takes;
    }
}
