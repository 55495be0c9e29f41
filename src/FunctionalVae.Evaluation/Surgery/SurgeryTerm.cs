namespace FunctionalVae.Evaluation;

/// <summary>One term of a divergence, in nats.</summary>
/// <param name="Value">Its mean over the examples and their draws; ∞ where some draw lies where the prior has no density.</param>
/// <param name="StandardError">Of <paramref name="Value"/> over the draws, for these examples; it does not tell how other examples would change it. ∞ where the value is.</param>
public sealed record SurgeryTerm(double Value, double StandardError);
