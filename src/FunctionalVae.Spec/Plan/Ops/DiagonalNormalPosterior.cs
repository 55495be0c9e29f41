namespace FunctionalVae.Plans;

/// <summary>head [B, 2k] = (μ, ℓ): clamps the log-variances ℓ to [−30, 30], in place.</summary>
public sealed record ClampLogVariance(PlanBuffer Head) : PlanOp
{
    /// <summary>The bound on |ℓ|: e³⁰ is far from overflow in float32 and wider than any posterior that trains.</summary>
    public const double Bound = 30;
}

/// <summary>z = μ + e^(ℓ/2) ∘ ε, the reparameterised draw (Kingma and Welling 2014).</summary>
public sealed record Reparameterise(PlanBuffer Head, PlanBuffer Noise, PlanBuffer Draw) : PlanOp;

/// <summary>KL(N(μ, diag e^ℓ) ‖ N(0, I)) of each example, in nats: ½ Σ [μ² + (e^ℓ − ℓ − 1)].</summary>
public sealed record StandardNormalKl(PlanBuffer Head) : PlanOp;

/// <summary>
/// The gradient of the loss, β·KL/B minus the reconstruction's, with respect to (μ, ℓ):
/// dμ = dz + β/B·μ, dℓ = ½(dz ∘ e^(ℓ/2) ∘ ε + β/B·(e^ℓ − 1)), and 0 where ℓ was clamped.
/// </summary>
public sealed record PosteriorGradient(PlanBuffer Head, PlanBuffer Noise, PlanBuffer DrawGradient, PlanBuffer HeadGradient, double Beta)
    : PlanOp;

/// <summary>KL(N(μ, diag e^ℓ) ‖ N(m, diag e^p)) of each example, in nats: ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p], Δ = ℓ − p.</summary>
public sealed record LearnedPriorKl(PlanBuffer Head, PlanParameter PriorMean, PlanParameter PriorLogVariance) : PlanOp;

/// <summary>
/// The gradient of the loss with respect to (μ, ℓ) and to the prior's (m, p), with d = μ − m and w = β/B:
/// dμ = dz + w·d e^−p, dℓ = ½(dz ∘ σ ∘ ε + w(e^Δ − 1)), and over the batch dm = −Σ w·d e^−p, dp = −½ Σ w(e^Δ − 1 + d² e^−p).
/// </summary>
public sealed record LearnedPriorGradient(
    PlanBuffer Head,
    PlanBuffer Noise,
    PlanParameter PriorMean,
    PlanParameter PriorLogVariance,
    PlanBuffer DrawGradient,
    PlanBuffer HeadGradient,
    double Beta
) : PlanOp;
