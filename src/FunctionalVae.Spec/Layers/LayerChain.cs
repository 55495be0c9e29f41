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
}
