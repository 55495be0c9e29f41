using FunctionalVae.Evaluation;

namespace FunctionalVae.App;

/// <summary>What <c>evaluate</c> is asked for beside the objective of the test part.</summary>
/// <param name="Train">Whether that of the training part is; it is taken too where there is no other.</param>
/// <param name="Bound">Whether the importance-weighted bound is.</param>
internal sealed record EvaluateRequest(bool Train = false, bool Bound = false)
{
    /// <summary>Latents that were fitted, to tell how far the prior is from the aggregate posterior at least; null where there are none.</summary>
    public LatentDistribution? Latents { get; init; }

    /// <summary>Draws of each example for the log-likelihood; null where it is not asked for.</summary>
    public int? Importance { get; init; }

    /// <summary>Whether the aggregate posterior is held to the prior.</summary>
    public bool Aggregate { get; init; }

    /// <summary>Whether drawn examples are held to the data.</summary>
    public bool Samples { get; init; }

    /// <summary>Whether the aggregate posterior of so many examples can be held to the prior.</summary>
    public static bool CanAggregate(IVaeModel model, int count) => model.Spec.Prior is not null && count >= PriorMatch.LeastExamples;

    /// <summary>Whether drawn examples can be held to so many of the data. Of a table each column is, by the report.</summary>
    public static bool CanSample(IVaeModel model, int count) => model.Spec is { Prior: not null, Input: not Table } && count > 1;
}
