namespace FunctionalVae.Graphs;

/// <summary>
/// What is differentiated: the loss as a weighted sum of terms, averaged over the batch. Terms that are only reported belong to no root.
/// </summary>
/// <param name="Terms">The terms with their weights.</param>
public sealed record Root(ValueList<RootTerm> Terms)
{
    /// <summary>
    /// A weight for each draw of each example, [B, K, 1], by which the draw's terms count and through which nothing is differentiated; null where
    /// every row counts alike.
    /// </summary>
    public GraphValue? DrawWeights { get; init; }

    /// <summary>Whether gradients reach the posterior through its draws alone, and not through its density at them.</summary>
    public bool IsThroughDraws { get; init; }

    /// <summary>The posterior's numbers where its covariance is full, which its log-density by a draw depends on; null where it is diagonal.</summary>
    public GraphValue? Correlated { get; init; }

    /// <summary>Whether the gradient of a draw is weighed once more on its way to the posterior: doubly reparameterised.</summary>
    public bool WeighsDrawsAgain { get; init; }
}

/// <summary>One term of a loss.</summary>
/// <param name="Term">The term, one number for each example.</param>
/// <param name="Weight">Its weight: −1 for a log-likelihood, β for the Kullback–Leibler term.</param>
public sealed record RootTerm(GraphValue Term, double Weight);
