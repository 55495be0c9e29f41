namespace FunctionalVae.Graphs;

/// <summary>A dropout mask, and how many of its values are 0 while training.</summary>
/// <param name="Mask">The mask.</param>
/// <param name="Rate">The probability of 0.</param>
public sealed record DropoutSite(GraphValue Mask, double Rate);
