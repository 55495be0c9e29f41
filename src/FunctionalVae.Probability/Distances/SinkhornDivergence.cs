namespace FunctionalVae.Probability;

/// <summary>The debiased Sinkhorn divergence of two clouds.</summary>
/// <param name="Value">OT(q, p) − ½OT(q, q) − ½OT(p, p), in the unit of the ground cost.</param>
/// <param name="MarginalError">The largest marginal error of the three.</param>
/// <param name="Converged">Whether all three are within the tolerance.</param>
public sealed record SinkhornDivergence(double Value, double MarginalError, bool Converged);
