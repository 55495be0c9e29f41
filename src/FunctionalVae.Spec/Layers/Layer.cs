using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>One layer of an encoder or a decoder.</summary>
public abstract record Layer
{
    private protected Layer() { }

    /// <summary>What becomes of the layer where a decoder goes an encoder's way back.</summary>
    internal abstract Mirroring Mirroring { get; }

    /// <summary>What the layer takes. Of one with others inside: what it takes unless those say otherwise.</summary>
    internal abstract LayerInput Takes { get; }

    /// <summary>The layers inside it, its argument <c>Layers</c>; none of most.</summary>
    internal abstract ValueList<Layer> Inner { get; }

    /// <summary>Adds what is wrong with the layer, and what it costs.</summary>
    /// <param name="path">Where the layer stands in the specification: <c>Encoder[1]</c>.</param>
    /// <param name="shape">What it receives; null where that cannot be known.</param>
    /// <param name="problems">The problems so far.</param>
    /// <returns>What it gives; null where that cannot be known.</returns>
    internal abstract Shape? Check(string path, Shape? shape, ProblemList problems);

    /// <summary>Adds the layer to a graph.</summary>
    /// <param name="builder">The graph so far.</param>
    /// <param name="place">Where the layer stands: the beginning of its tensors' names.</param>
    /// <param name="input">What the layer receives.</param>
    internal abstract GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input);

    /// <summary>What the layer gives where it receives <paramref name="shape"/>; of a specification that keeps the rules.</summary>
    internal abstract Shape After(Shape shape);

    /// <summary>Whether an exact copy of <paramref name="values"/> values may pass: the layer neither narrows nor disturbs.</summary>
    /// <param name="shape">What it receives.</param>
    /// <param name="values">The values.</param>
    internal abstract bool PassesAll(Shape shape, long values);

    /// <summary>Tells a walk along affine maps what the layer is: one of them, nothing, or something that bends.</summary>
    /// <param name="walk">The walk so far.</param>
    /// <param name="path">Where the layer stands in the specification.</param>
    internal abstract void Walk(AffineWalk walk, string path);
}
