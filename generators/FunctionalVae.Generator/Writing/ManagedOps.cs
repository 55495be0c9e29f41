using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>Each operation of a plan as a call of the managed engine's kernels: one case per operation.</summary>
internal static class ManagedOps
{
    public static OpCall Write(PlanOp op) =>
        op switch
        {
            Affine affine => new(
                $"{Named(affine.Output)} = {affine.Input.Name} · {affine.Weight.Name} + {affine.Bias.Name}",
                $"AffineKernel.Forward(lane, memory, {affine.Input.Name}, {Name(affine.Weight)}, {Name(affine.Bias)}, {affine.Output.Name});",
                [affine.Input, affine.Output],
                [affine.Weight, affine.Bias]
            ),
            AffineParameterGradient gradient => new(
                $"d {gradient.Weight.Name} : [{Literals.Of(gradient.Weight.Inputs)}, {Literals.Of(gradient.Weight.Outputs)}] = {gradient.Input.Name}ᵀ · {gradient.OutputGradient.Name}; d {gradient.Bias.Name} : [{Literals.Of(gradient.Bias.Outputs)}] = Σ {gradient.OutputGradient.Name}",
                $"AffineKernel.ParameterGradient(lane, memory, {gradient.Input.Name}, {gradient.OutputGradient.Name}, {Name(gradient.Weight)}, {GradientName(gradient.Bias)});",
                [gradient.Input, gradient.OutputGradient],
                [gradient.Weight],
                [gradient.Bias]
            ),
            AffineInputGradient gradient => new(
                $"{Named(gradient.InputGradient)} = {gradient.OutputGradient.Name} · {gradient.Weight.Name}ᵀ",
                $"AffineKernel.InputGradient(lane, memory, {gradient.OutputGradient.Name}, {Name(gradient.Weight)}, {gradient.InputGradient.Name});",
                [gradient.OutputGradient, gradient.InputGradient],
                [gradient.Weight]
            ),
            Activate activate => new(
                $"{Named(activate.Output)} = {Function(activate.Function)}({activate.Input.Name})",
                $"{Kernel(activate.Function)}.Forward(lane, {activate.Input.Name}, {activate.Output.Name});",
                [activate.Input, activate.Output]
            ),
            ActivationGradient gradient => new(
                $"{Named(gradient.InputGradient)} = {gradient.OutputGradient.Name} ∘ {Function(gradient.Function)}′, from {gradient.Saved.Name}",
                $"{Kernel(gradient.Function)}.Backward(lane, {gradient.Saved.Name}, {gradient.OutputGradient.Name}, {gradient.InputGradient.Name});",
                [gradient.Saved, gradient.OutputGradient, gradient.InputGradient]
            ),
            ClampLogVariance clamp => new(
                $"{Named(clamp.Head)} = (mean, log-variance clamped to ±{Literals.Of((int)ClampLogVariance.Bound)})",
                $"DiagonalNormalKernel.ClampLogVariance(lane, {clamp.Head.Name});",
                [clamp.Head]
            ),
            Reparameterise draw => new(
                $"{Named(draw.Draw)} = mean + exp(log-variance / 2) ∘ {draw.Noise.Name}",
                $"DiagonalNormalKernel.Draw(lane, {draw.Head.Name}, {draw.Noise.Name}, {draw.Draw.Name});",
                [draw.Head, draw.Noise, draw.Draw]
            ),
            StandardNormalKl kl => new(
                "KL : [B] = ½ Σ (mean² + exp(log-variance) − log-variance − 1), in nats",
                $"DiagonalNormalKernel.Kl(lane, memory, {kl.Head.Name});",
                [kl.Head]
            ),
            PosteriorGradient gradient => new(
                $"{Named(gradient.HeadGradient)} = ({gradient.DrawGradient.Name} + β/B · mean, ½ ({gradient.DrawGradient.Name} ∘ σ ∘ {gradient.Noise.Name} + β/B · (σ² − 1)))",
                $"DiagonalNormalKernel.Backward(lane, memory, {gradient.Head.Name}, {gradient.Noise.Name}, {gradient.DrawGradient.Name}, {gradient.HeadGradient.Name}, beta: {Literals.Of(gradient.Beta)});",
                [gradient.Head, gradient.Noise, gradient.DrawGradient, gradient.HeadGradient]
            ),
            LogitCrossEntropy score => new(
                $"reconstruction : [B] = Σ ({score.Target.Name} ∘ {score.Logits.Name} − softplus({score.Logits.Name})), in nats",
                $"CrossEntropyKernel.Score(lane, memory, {score.Logits.Name}, {score.Target.Name});",
                [score.Logits, score.Target]
            ),
            LogitCrossEntropyGradient gradient => new(
                $"{Named(gradient.LogitsGradient)} = (sigmoid({gradient.Logits.Name}) − {gradient.Target.Name}) / B",
                $"CrossEntropyKernel.Backward(lane, {gradient.Logits.Name}, {gradient.Target.Name}, {gradient.LogitsGradient.Name});",
                [gradient.Logits, gradient.Target, gradient.LogitsGradient]
            ),
            LogitCrossEntropyWithGradient loss => new(
                $"reconstruction : [B] = Σ ({loss.Target.Name} ∘ {loss.Logits.Name} − softplus({loss.Logits.Name})), in nats; {Named(loss.LogitsGradient)} = (sigmoid({loss.Logits.Name}) − {loss.Target.Name}) / B",
                $"CrossEntropyKernel.ScoreAndBackward(lane, memory, {loss.Logits.Name}, {loss.Target.Name}, {loss.LogitsGradient.Name});",
                [loss.Logits, loss.Target, loss.LogitsGradient]
            ),
            SigmoidMean mean => new(
                $"{Named(mean.Mean)} = sigmoid({mean.Logits.Name})",
                $"CrossEntropyKernel.Mean(lane, {mean.Logits.Name}, {mean.Mean.Name});",
                [mean.Logits, mean.Mean]
            ),
            FixedNormalLogDensity score => new(
                $"reconstruction : [B] = −½ Σ (({score.Target.Name} − {score.Mean.Name})² / σ² + log σ² + log 2π), in nats",
                $"NormalDensityKernel.Score(lane, memory, {score.Mean.Name}, {score.Target.Name}, variance: {Literals.Of(score.Variance)});",
                [score.Mean, score.Target]
            ),
            FixedNormalGradient gradient => new(
                $"{Named(gradient.MeanGradient)} = ({gradient.Mean.Name} − {gradient.Target.Name}) / (σ² B)",
                $"NormalDensityKernel.Backward(lane, {gradient.Mean.Name}, {gradient.Target.Name}, {gradient.MeanGradient.Name}, variance: {Literals.Of(gradient.Variance)});",
                [gradient.Mean, gradient.Target, gradient.MeanGradient]
            ),
            LearnedNormalLogDensity score => new(
                $"reconstruction : [B] = −½ Σ (({score.Target.Name} − {score.Mean.Name})² / σ² + log σ² + log 2π), σ² = {Literals.Of(score.Floor)} + exp({score.LogScale.Name}), in nats",
                $"LearnedVarianceKernel.Score(lane, memory, {score.Mean.Name}, {score.Target.Name}, {Name(score.LogScale)}, floor: {Literals.Of(score.Floor)});",
                [score.Mean, score.Target],
                [score.LogScale]
            ),
            LearnedNormalGradient gradient => new(
                $"{Named(gradient.MeanGradient)} = ({gradient.Mean.Name} − {gradient.Target.Name}) / (σ² B); d {gradient.LogScale.Name} : [{Literals.Of(gradient.LogScale.Count)}]",
                $"LearnedVarianceKernel.Backward(lane, {gradient.Mean.Name}, {gradient.Target.Name}, {Name(gradient.LogScale)}, {gradient.MeanGradient.Name}, {GradientName(gradient.LogScale)}, floor: {Literals.Of(gradient.Floor)});",
                [gradient.Mean, gradient.Target, gradient.MeanGradient],
                [gradient.LogScale],
                [gradient.LogScale]
            ),
            LayerNormalise norm => new(
                $"{Named(norm.Output)} = {norm.Gain.Name} ∘ normalise({norm.Input.Name}) + {norm.Bias.Name}",
                $"LayerNormKernel.Forward(lane, {norm.Input.Name}, {Name(norm.Gain)}, {Name(norm.Bias)}, {norm.Output.Name}, epsilon: {Literals.Of(norm.Epsilon)});",
                [norm.Input, norm.Output],
                [norm.Gain, norm.Bias]
            ),
            LayerNormaliseGradient gradient => new(
                $"{Named(gradient.InputGradient)} and d {gradient.Gain.Name}, d {gradient.Bias.Name} : [{Literals.Of(gradient.Gain.Count)}], from {gradient.OutputGradient.Name} through the normalisation",
                $"LayerNormKernel.Backward(lane, {gradient.Input.Name}, {Name(gradient.Gain)}, {gradient.OutputGradient.Name}, {gradient.InputGradient.Name}, {GradientName(gradient.Gain)}, {GradientName(gradient.Bias)}, epsilon: {Literals.Of(gradient.Epsilon)});",
                [gradient.Input, gradient.OutputGradient, gradient.InputGradient],
                [gradient.Gain],
                [gradient.Gain, gradient.Bias]
            ),
            ApplyMask mask => new(
                $"{Named(mask.Output)} = {mask.Input.Name} ∘ {mask.Mask.Name}",
                $"MaskKernel.Apply(lane, {mask.Input.Name}, {mask.Mask.Name}, {mask.Output.Name});",
                [mask.Input, mask.Mask, mask.Output]
            ),
            LearnedPriorKl kl => new(
                $"KL : [B] = ½ Σ (exp(Δ) − Δ − 1 + (mean − {kl.PriorMean.Name})² / exp({kl.PriorLogVariance.Name})), Δ = log-variance − {kl.PriorLogVariance.Name}, in nats",
                $"LearnedPriorKernel.Kl(lane, memory, {kl.Head.Name}, {Name(kl.PriorMean)}, {Name(kl.PriorLogVariance)});",
                [kl.Head],
                [kl.PriorMean, kl.PriorLogVariance]
            ),
            LearnedPriorGradient gradient => new(
                $"{Named(gradient.HeadGradient)} and d {gradient.PriorMean.Name}, d {gradient.PriorLogVariance.Name} : [{Literals.Of(gradient.PriorMean.Count)}], from {gradient.DrawGradient.Name} and the KL",
                $"LearnedPriorKernel.Backward(lane, memory, {gradient.Head.Name}, {gradient.Noise.Name}, {Name(gradient.PriorMean)}, {Name(gradient.PriorLogVariance)}, {gradient.DrawGradient.Name}, {gradient.HeadGradient.Name}, {GradientName(gradient.PriorMean)}, {GradientName(gradient.PriorLogVariance)}, beta: {Literals.Of(gradient.Beta)});",
                [gradient.Head, gradient.Noise, gradient.DrawGradient, gradient.HeadGradient],
                [gradient.PriorMean, gradient.PriorLogVariance],
                [gradient.PriorMean, gradient.PriorLogVariance]
            ),
            CopyHead copy => new(
                $"{Named(copy.Draw)} = {copy.Head.Name}",
                $"DeterministicKernel.Copy(lane, {copy.Head.Name}, {copy.Draw.Name});",
                [copy.Head, copy.Draw]
            ),
            CopyHeadGradient copy => new(
                $"{Named(copy.HeadGradient)} = {copy.DrawGradient.Name}",
                $"DeterministicKernel.Copy(lane, {copy.DrawGradient.Name}, {copy.HeadGradient.Name});",
                [copy.DrawGradient, copy.HeadGradient]
            ),
            NoKl none => new(
                "KL : [B] = 0, as there is no prior",
                $"DeterministicKernel.NoKl(lane, memory, {none.Head.Name});",
                [none.Head]
            ),
            _ => throw new NotSupportedException($"The managed engine has no kernel for {op.GetType().Name}."),
        };

    public static string Name(PlanParameter parameter) => Literals.Identifier(parameter.Name);

    public static string GradientName(PlanParameter parameter)
    {
        var name = Literals.Identifier(parameter.Name);
        return "d" + char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static string Named(PlanBuffer buffer) => buffer.Name + " : " + Literals.BatchShape(buffer.Width);

    private static string Kernel(Activation function) => function + "Kernel";

    private static string Function(Activation function) => function.ToString().ToLowerInvariant();
}
