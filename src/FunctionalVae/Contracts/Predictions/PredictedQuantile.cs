namespace FunctionalVae;

/// <summary>Quantiles of a posterior predictive, each value by itself.</summary>
/// <param name="Probability">p.</param>
/// <param name="Values">
/// For each value the least x with P(x* ≤ x) ≥ p, [count, inputs]; of a choice among levels its probability.
/// </param>
/// <typeparam name="TExamples">The model's examples.</typeparam>
public sealed record PredictedQuantile<TExamples>(double Probability, TExamples Values);
