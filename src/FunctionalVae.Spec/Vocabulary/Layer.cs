using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>One layer of an encoder or a decoder.</summary>
public abstract record Layer
{
    private protected Layer() { }

    /// <summary>Adds the layer to a graph.</summary>
    /// <param name="builder">The graph so far.</param>
    /// <param name="place">Where the layer stands: the beginning of its tensors' names.</param>
    /// <param name="input">What the layer receives.</param>
    internal abstract GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input);
}
