namespace FunctionalVae;

/// <summary>
/// The posterior predictive p(x*|x) ≈ E p(x*|z), z ~ q(z|x), of each value of some examples: what the values of another example with the same latent variable
/// would be. It is the mixture of p(x*|z) over the draws of z that were taken, each value by itself. q(z|x) stands for p(z|x) as it was encoded: where it is
/// too narrow, so is the mixture.
/// </summary>
/// <remarks>
/// Of a table's number with points all is said where it is none of its points, and draws of z count by how probable that is; all alike where it never is. A
/// choice among levels has its probability as mean and, as there is no order among them, for every quantile: so <c>RowsOf</c> takes its likeliest level.
/// </remarks>
/// <param name="Means">E[x*|x] of each value, [count, inputs].</param>
/// <param name="Variances">
/// Var[x*|x], [count, inputs]: the mean of what p(x*|z) adds, and <paramref name="VariancesOfMeans"/>. Unbiased over draws of z that count alike.
/// </param>
/// <param name="VariancesOfMeans">
/// The part of <paramref name="Variances"/> that is there because z is not known: the variance of E[x*|z] over z, [count, inputs]. Where draws count alike it
/// is, divided by their number, the square of the standard error of <paramref name="Means"/>. NaN where one draw alone counts.
/// </param>
/// <param name="Quantiles">One for each probability that was asked for.</param>
/// <typeparam name="TExamples">The model's examples.</typeparam>
public sealed record Predicted<TExamples>(
    TExamples Means,
    Batch Variances,
    Batch VariancesOfMeans,
    IReadOnlyList<PredictedQuantile<TExamples>> Quantiles
);
