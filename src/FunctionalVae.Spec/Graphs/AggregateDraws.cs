namespace FunctionalVae.Graphs;

/// <summary>What a divergence of the aggregate posterior from the prior is taken between, and what comes of it.</summary>
/// <param name="Posterior">One draw of the posterior of each example, [B, k].</param>
/// <param name="Prior">As many draws of the prior, [B, k].</param>
/// <param name="Gradient">The gradient of the weighed divergence by the draws of the posteriors, [B, k].</param>
/// <param name="Term">The weighed divergence: the same number for each example.</param>
public sealed record AggregateDraws(GraphValue Posterior, GraphValue Prior, GraphValue Gradient, GraphValue Term);
