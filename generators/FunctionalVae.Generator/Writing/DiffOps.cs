using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>Each forward operation of a plan as a call over DiffSharp's tensors: one case an operation. The way back is DiffSharp's own.</summary>
internal static class DiffOps
{
    private const string Ops = "global::FunctionalVae.Diff.DiffOps.";

    /// <param name="op">The operation.</param>
    /// <param name="plan">Its plan.</param>
    public static EngineOp Write(PlanOp op, Plan plan) =>
        op switch
        {
            Affine affine => new(
                $"{Named(affine.Output)} = {affine.Input.Name} · {affine.Weight.Name} + {affine.Bias.Name}",
                affine.Output,
                $"{Ops}Affine({affine.Input.Name}, {Weight(affine.Weight)}, {Weight(affine.Bias)})"
            ),
            Activate activate => new(
                $"{Named(activate.Output)} = {activate.Function}({activate.Input.Name})",
                activate.Output,
                $"{Ops}{Function(activate.Function)}({activate.Input.Name})"
            ),
            LayerNormalise norm => new(
                $"{Named(norm.Output)} = {norm.Gain.Name} ∘ ({norm.Input.Name} − mean) / √(variance + ε) + {norm.Bias.Name}",
                norm.Output,
                $"{Ops}LayerNorm({norm.Input.Name}, {Weight(norm.Gain)}, {Weight(norm.Bias)}, {Literals.Of(norm.Epsilon)})"
            ),
            ApplyMask mask => new(
                $"{Named(mask.Output)} = {mask.Input.Name} ∘ {mask.Mask.Name}",
                mask.Output,
                $"{Ops}Drop({mask.Input.Name}, masks, {Literals.Of(plan.Dropouts.TakeWhile(site => site.Mask != mask.Mask).Count())})"
            ),
            ClampLogVariance clamp => new(
                $"{Named(clamp.Head)}: its log-variances within ±{Literals.Of((int)ClampLogVariance.Bound)}",
                clamp.Head,
                $"{Ops}ClampLogVariance({clamp.Head.Name}, {Literals.Of(ClampLogVariance.Bound)})"
            ),
            Reparameterise draw => new(
                $"{Named(draw.Draw)} = μ + e^(ℓ/2) ∘ {draw.Noise.Name}",
                draw.Draw,
                $"{Ops}Reparameterise({draw.Head.Name}, {draw.Noise.Name})"
            ),
            CopyHead copy => new($"{Named(copy.Draw)} = {copy.Head.Name}", copy.Draw, copy.Head.Name),
            SigmoidMean mean => new($"{Named(mean.Mean)} = sigmoid({mean.Logits.Name})", mean.Mean, $"{Ops}Sigmoid({mean.Logits.Name})"),
            LogitCrossEntropy score => new(
                $"Σ x·l − softplus(l), l = {score.Logits.Name}",
                null,
                $"{Ops}LogitCrossEntropy({score.Logits.Name}, {score.Target.Name})"
            ),
            FixedNormalLogDensity score => new(
                "−½ Σ [(x − x̂)²/σ² + log σ² + log 2π]",
                null,
                $"{Ops}FixedNormalLogDensity({score.Mean.Name}, {score.Target.Name}, {Literals.Of(score.Variance)})"
            ),
            LearnedNormalLogDensity score => new(
                $"−½ Σ [(x − x̂)²/σ² + log σ² + log 2π], σ² = floor + exp({score.LogScale.Name})",
                null,
                $"{Ops}LearnedNormalLogDensity({score.Mean.Name}, {score.Target.Name}, {Weight(score.LogScale)}, {Literals.Of(score.Floor)})"
            ),
            StandardNormalKl kl => new("½ Σ [μ² + (e^ℓ − ℓ − 1)]", null, $"{Ops}StandardNormalKl({kl.Head.Name})"),
            LearnedPriorKl kl => new(
                "½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p], Δ = ℓ − p",
                null,
                $"{Ops}LearnedPriorKl({kl.Head.Name}, {Weight(kl.PriorMean)}, {Weight(kl.PriorLogVariance)})"
            ),
            NoKl kl => new("0: a latent without a prior", null, $"{Ops}NoKl({kl.Head.Name})"),
            var other => throw new NotSupportedException($"There is no formula of DiffSharp for the operation {other}."),
        };

    // BackendRules keeps GELU out: DiffSharp has no error function.
    private static string Function(Activation function) =>
        function switch
        {
            Activation.Relu
            or Activation.Tanh
            or Activation.LeakyRelu
            or Activation.Sigmoid
            or Activation.Softplus
            or Activation.Silu
            or Activation.Elu => function.ToString(),
            _ => throw new NotSupportedException($"There is no formula of DiffSharp for the activation {function}."),
        };

    private static string Weight(PlanParameter parameter) => $"weights[{Literals.Of(parameter.Name)}]";

    private static string Named(PlanBuffer buffer) => $"{buffer.Name} : {Literals.BatchShape(buffer.Width)}";
}
