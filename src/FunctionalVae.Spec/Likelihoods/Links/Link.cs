using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>What makes the mean of the values that the decoder's head gives.</summary>
internal abstract record Link
{
    /// <summary>The name of the head's values.</summary>
    public abstract string Output { get; }

    /// <summary>Whether the mean has values of its own beside the head's.</summary>
    public abstract bool HasMean { get; }

    /// <summary>The activation that does the same: a last layer of the decoder with it would repeat the link. Null where there is none.</summary>
    public abstract Activation? Activation { get; }

    /// <summary>From the head's values to their mean.</summary>
    public abstract GraphValue Mean(GraphBuilder builder, GraphValue output);
}
