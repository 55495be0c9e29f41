namespace FunctionalVae.Plans;

/// <summary>output = gain ∘ (input − mean) / √(variance + ε) + bias, mean and variance over each example's values.</summary>
public sealed record LayerNormalise(PlanBuffer Input, PlanParameter Gain, PlanParameter Bias, PlanBuffer Output, double Epsilon) : PlanOp;

/// <summary>
/// With x̂ the normalised input: d gain = Σ d output ∘ x̂, d bias = Σ d output (over the batch), and
/// d input = (g − mean(g) − x̂·mean(g ∘ x̂)) / √(variance + ε) with g = d output ∘ gain.
/// </summary>
public sealed record LayerNormaliseGradient(
    PlanBuffer Input,
    PlanParameter Gain,
    PlanParameter Bias,
    PlanBuffer OutputGradient,
    PlanBuffer InputGradient,
    double Epsilon
) : PlanOp;
