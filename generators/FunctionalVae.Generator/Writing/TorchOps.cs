using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>Each forward operation of a plan as operations of torch: one case an operation. The way back is torch's own.</summary>
internal static class TorchOps
{
    public const string Torch = "global::TorchSharp.torch.";

    private const string Ops = "global::FunctionalVae.Torch.TorchOps.";

    /// <param name="op">The operation.</param>
    /// <param name="plan">Its plan.</param>
    public static EngineOp Write(PlanOp op, Plan plan) =>
        op switch
        {
            Affine affine => new(
                $"{Named(affine.Output)} = {affine.Input.Name} · {affine.Weight.Name}ᵀ + {affine.Bias.Name}",
                affine.Output,
                $"layers.{TorchLayer.Of(affine).Field}.call({affine.Input.Name})"
            ),
            Activate activate => new(
                $"{Named(activate.Output)} = {activate.Function}({activate.Input.Name})",
                activate.Output,
                Activation(activate.Function, activate.Input.Name)
            ),
            LayerNormalise norm => new(
                $"{Named(norm.Output)} = {norm.Gain.Name} ∘ ({norm.Input.Name} − mean) / √(variance + ε) + {norm.Bias.Name}",
                norm.Output,
                $"layers.{TorchLayer.Of(norm).Field}.call({norm.Input.Name})"
            ),
            ApplyMask mask => new(
                $"{Named(mask.Output)} = {mask.Input.Name} ∘ {mask.Mask.Name}",
                mask.Output,
                $"{Ops}Drop({mask.Input.Name}, masks, {Literals.Of(Site(mask, plan))}, {Literals.Of(plan.Dropouts[Site(mask, plan)].Rate)}, layers.{FirstLayer(mask, plan)}.training)"
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
            SigmoidMean mean => new($"{Named(mean.Mean)} = sigmoid({mean.Logits.Name})", mean.Mean, $"{Torch}sigmoid({mean.Logits.Name})"),
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
                $"{Ops}LearnedNormalLogDensity({score.Mean.Name}, {score.Target.Name}, {Vector(score.LogScale)}, {Literals.Of(score.Floor)})"
            ),
            StandardNormalKl kl => new("½ Σ [μ² + (e^ℓ − ℓ − 1)]", null, $"{Ops}StandardNormalKl({kl.Head.Name})"),
            LearnedPriorKl kl => new(
                "½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p], Δ = ℓ − p",
                null,
                $"{Ops}LearnedPriorKl({kl.Head.Name}, {Vector(kl.PriorMean)}, {Vector(kl.PriorLogVariance)})"
            ),
            NoKl kl => new("0: a latent without a prior", null, $"{Ops}NoKl({kl.Head.Name})"),
            var other => throw new NotSupportedException($"There is no torch for the operation {other}."),
        };

    private static string Activation(Activation function, string x) =>
        function switch
        {
            FunctionalVae.Activation.Relu => $"{Torch}nn.functional.relu({x})",
            FunctionalVae.Activation.Tanh => $"{Torch}tanh({x})",
            FunctionalVae.Activation.Gelu => $"{Torch}nn.functional.gelu({x})",
            FunctionalVae.Activation.LeakyRelu => $"{Ops}LeakyRelu({x})",
            FunctionalVae.Activation.Sigmoid => $"{Torch}sigmoid({x})",
            FunctionalVae.Activation.Softplus => $"{Torch}nn.functional.softplus({x})",
            FunctionalVae.Activation.Silu => $"{Ops}Silu({x})",
            FunctionalVae.Activation.Elu => $"{Ops}Elu({x})",
            _ => throw new NotSupportedException($"There is no torch for the activation {function}."),
        };

    // Whether a module trains is asked of one that it has registered: train() and eval() reach those.
    private static string FirstLayer(ApplyMask mask, Plan plan) =>
        (plan.EncodeOps.Contains(mask) ? plan.EncodeOps : plan.DecodeOps).Select(TorchLayer.Find).OfType<TorchLayer>().First().Field;

    private static int Site(ApplyMask mask, Plan plan)
    {
        var site = 0;
        while (plan.Dropouts[site].Mask != mask.Mask)
        {
            site++;
        }

        return site;
    }

    private static string Vector(PlanParameter parameter) =>
        $"global::FunctionalVae.Torch.TorchModules.Parameter(this, {Literals.Of(parameter.Name)})";

    private static string Named(PlanBuffer buffer) => $"{buffer.Name} : {Literals.BatchShape(buffer.Width)}";
}
