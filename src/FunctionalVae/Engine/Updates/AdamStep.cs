namespace FunctionalVae.Engine;

/// <summary>The constants of one Adam step, the bias corrections folded in: computed in float64 and rounded once.</summary>
/// <param name="MinusRate">Minus the learning rate / (1 − β₁ᵗ).</param>
/// <param name="OneMinusBeta1">1 − β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="OneMinusBeta2">1 − β₂.</param>
/// <param name="SecondMomentScale">1 / √(1 − β₂ᵗ).</param>
/// <param name="Epsilon">ε, added after the bias correction.</param>
/// <param name="Keep">1 − learning rate · weight decay; 1 without decay.</param>
internal readonly record struct AdamStep(
    float MinusRate,
    float OneMinusBeta1,
    float Beta2,
    float OneMinusBeta2,
    float SecondMomentScale,
    float Epsilon,
    float Keep
)
{
    /// <param name="adam">Adam's constants.</param>
    /// <param name="rate">The learning rate of the step.</param>
    /// <param name="step">The step about to be made, from 1.</param>
    public static AdamStep At(Adam adam, double rate, long step) => At(adam.Beta1, adam.Beta2, adam.Epsilon, decay: 0, rate, step);

    /// <inheritdoc cref="At(Adam, double, long)"/>
    public static AdamStep At(AdamW adam, double rate, long step) => At(adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, rate, step);

    private static AdamStep At(double beta1, double beta2, double epsilon, double decay, double rate, long step) =>
        new(
            (float)(-rate / (1 - Math.Pow(beta1, step))),
            (float)(1 - beta1),
            (float)beta2,
            (float)(1 - beta2),
            (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))),
            (float)epsilon,
            (float)(1 - (rate * decay))
        );
}
