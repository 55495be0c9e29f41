using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// How far the aggregate posterior, the mixture of the posteriors of all examples, lies from the prior: taken between one draw of each posterior of
/// a batch and as many draws of the prior.
/// </summary>
public abstract record AggregateDivergence
{
    private protected AggregateDivergence() { }

    /// <summary>What it is called in a sentence: MMD².</summary>
    public abstract string Name { get; }

    /// <summary>Adds what is wrong with it.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="size">The latent dimensions; null where they are a problem of their own.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, int? size, ProblemList problems);

    /// <summary>The operation that gives it, and its gradient by the draws of the posteriors.</summary>
    /// <param name="draws">Where they lie.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="weight">λ, nats of a unit of it.</param>
    internal abstract Operation Of(AggregateDraws draws, Prior prior, double weight);

    /// <summary>The expected squared distance of two draws of a prior, Σ 2·variance over the dimensions: the unit of lengths in the latent space.</summary>
    internal static double MeanSquare(Prior prior, int size) => 2 * size * prior.DrawVariance!.Value;
}
