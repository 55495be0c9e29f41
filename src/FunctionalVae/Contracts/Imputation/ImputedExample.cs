namespace FunctionalVae;

/// <summary>What the observed columns of one example say of the missing ones, by importance sampling.</summary>
/// <param name="Means">
/// For each value of the example its mean given what was observed, [inputs]: of choices their probabilities; of a number with points that of every
/// other number. What was observed is as it is. Numbers are in the model's unit, in which they are scaled.
/// </param>
/// <param name="StandardErrors">Of <paramref name="Means"/> over the draws of the latent variable, by the delta method, [inputs]; 0 of what was observed.</param>
/// <param name="LatentDraws">K, the draws of the latent variable that were taken.</param>
/// <param name="EffectiveDraws">(Σ wₖ)²/Σ wₖ² of their weights (Kong 1992), from 1 to <paramref name="LatentDraws"/>.</param>
/// <param name="ParetoShape">k̂ of the weights: from ½ on their variance may be infinite.</param>
/// <param name="IsReliable">Whether the weights pass: else a few draws rule the result, and its errors are too small.</param>
public sealed record ImputedExample(
    ValueList<double> Means,
    ValueList<double> StandardErrors,
    int LatentDraws,
    double EffectiveDraws,
    double ParetoShape,
    bool IsReliable
);
