namespace FunctionalVae;

/// <summary>
/// The posterior predictive p(x*|x) = E p(x*|z), z ~ q(z|x), of each value of some examples: what the values of another example with the same latent variable
/// would be. It is the mixture of p(x*|z) over the draws of z that were taken, each value by itself.
/// </summary>
/// <param name="Means">
/// E[x*|x] of each value, [count, inputs]. Of choices it is their probability; of a number with points the mean where it is none of them.
/// </param>
/// <param name="Variances">
/// Var[x*|x], [count, inputs]: the mean of what p(x*|z) adds, and <paramref name="VariancesOfMeans"/>. Unbiased over draws of z.
/// </param>
/// <param name="VariancesOfMeans">
/// The part of <paramref name="Variances"/> that is there because z is not known: the variance of E[x*|z] over q(z|x), [count, inputs]. Divided by the number of
/// draws it is the square of the standard error of <paramref name="Means"/>.
/// </param>
/// <param name="Quantiles">One for each probability that was asked for.</param>
/// <typeparam name="TExamples">The model's examples.</typeparam>
public sealed record Predicted<TExamples>(
    TExamples Means,
    Batch Variances,
    Batch VariancesOfMeans,
    IReadOnlyList<PredictedQuantile<TExamples>> Quantiles
);
