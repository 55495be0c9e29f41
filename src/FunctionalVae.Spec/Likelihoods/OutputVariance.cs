using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The variance of a <see cref="NormalLikelihood"/>.</summary>
public abstract record OutputVariance
{
    private protected OutputVariance() { }

    /// <summary>Adds what is wrong with the variance.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, ProblemList problems);

    /// <summary>The operation that gives the normal log-density of each example with this variance.</summary>
    /// <param name="builder">The graph so far, which gets the variance's tensor where it is trained.</param>
    /// <param name="mean">The decoded mean.</param>
    /// <param name="input">The example.</param>
    /// <param name="score">The log-density.</param>
    internal abstract Operation Score(GraphBuilder builder, GraphValue mean, GraphValue input, GraphValue score);
}
