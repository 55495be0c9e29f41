namespace FunctionalVae;

/// <summary>Examples whose gaps are filled.</summary>
/// <param name="Rows">
/// Rows without gaps, drawn given what was observed, which they have as the model does, in float32: <see cref="ImputeOptions.Rows"/> of each example, one after the
/// other, [count · rows, inputs].
/// </param>
/// <param name="Examples">What is known of the missing values of each example.</param>
/// <typeparam name="TExamples">The model's examples.</typeparam>
public sealed record Imputed<TExamples>(TExamples Rows, IReadOnlyList<ImputedExample> Examples);
