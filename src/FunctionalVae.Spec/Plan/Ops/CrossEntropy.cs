namespace FunctionalVae.Plans;

/// <summary>Σ over pixels of x·l − softplus(l), in nats per example: the Bernoulli log-mass for binary x, minus the cross-entropy for grey x.</summary>
public sealed record LogitCrossEntropy(PlanBuffer Logits, PlanBuffer Target) : PlanOp;

/// <summary>d logits = (sigmoid(logits) − x) / B, the gradient of the loss.</summary>
public sealed record LogitCrossEntropyGradient(PlanBuffer Logits, PlanBuffer Target, PlanBuffer LogitsGradient) : PlanOp;

/// <summary><see cref="LogitCrossEntropy"/> and <see cref="LogitCrossEntropyGradient"/> in one: both are made of e^−|l|.</summary>
public sealed record LogitCrossEntropyWithGradient(PlanBuffer Logits, PlanBuffer Target, PlanBuffer LogitsGradient) : PlanOp;

/// <summary>mean = sigmoid(logits).</summary>
public sealed record SigmoidMean(PlanBuffer Logits, PlanBuffer Mean) : PlanOp;
