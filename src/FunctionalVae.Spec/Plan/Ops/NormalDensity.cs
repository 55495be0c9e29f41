namespace FunctionalVae.Plans;

/// <summary>−½ Σ [(x − x̂)²/σ² + log σ² + log 2π], in nats per example, for a σ² that is not trained.</summary>
public sealed record FixedNormalLogDensity(PlanBuffer Mean, PlanBuffer Target, double Variance) : PlanOp;

/// <summary>d mean = (x̂ − x) / (σ² B), the gradient of the loss.</summary>
public sealed record FixedNormalGradient(PlanBuffer Mean, PlanBuffer Target, PlanBuffer MeanGradient, double Variance) : PlanOp;

/// <summary>−½ Σ [(x − x̂)²/σ² + log σ² + log 2π], in nats per example, with σ² = floor + e^s and s of 1 or n values.</summary>
public sealed record LearnedNormalLogDensity(PlanBuffer Mean, PlanBuffer Target, PlanParameter LogScale, double Floor) : PlanOp;

/// <summary>d mean = (x̂ − x) / (σ² B) and d s = ½ Σ [1 − (x − x̂)²/σ²] · e^s/σ² / B, summed over the batch (and over dimensions for one s).</summary>
public sealed record LearnedNormalGradient(
    PlanBuffer Mean,
    PlanBuffer Target,
    PlanParameter LogScale,
    PlanBuffer MeanGradient,
    double Floor
) : PlanOp;
