namespace FunctionalVae.Graphs;

/// <summary>The variance of a likelihood in a graph.</summary>
/// <param name="LogScale">The trained s, one for all values or one for each; null where the variance is given.</param>
/// <param name="Number">The variance where it is given; otherwise the floor of floor + e^s.</param>
internal sealed record DensityScale(ParameterTensor? LogScale, double Number);
