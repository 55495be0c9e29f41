namespace FunctionalVae.Plans;

/// <summary>−½ Σ [(x − x̂)² + log 2π], in nats per example: the log-density of N(x̂, I).</summary>
public sealed record UnitNormalLogDensity(PlanBuffer Mean, PlanBuffer Target) : PlanOp;

/// <summary>d mean = (x̂ − x) / B, the gradient of the loss.</summary>
public sealed record UnitNormalGradient(PlanBuffer Mean, PlanBuffer Target, PlanBuffer MeanGradient) : PlanOp;
