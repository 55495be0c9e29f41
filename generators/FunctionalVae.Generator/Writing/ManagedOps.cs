using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>Each operation of a plan as a call of the managed engine's kernels: one case an operation.</summary>
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
                $"AffineKernel.ParameterGradient(lane, memory, {gradient.Input.Name}, {gradient.OutputGradient.Name}, {GradientName(gradient.Weight)}, {GradientName(gradient.Bias)});",
                [gradient.Input, gradient.OutputGradient],
                Gradients: [gradient.Weight, gradient.Bias]
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
            SigmoidMean mean => new(
                $"{Named(mean.Mean)} = sigmoid({mean.Logits.Name})",
                $"CrossEntropyKernel.Mean(lane, {mean.Logits.Name}, {mean.Mean.Name});",
                [mean.Logits, mean.Mean]
            ),
            UnitNormalLogDensity score => new(
                $"reconstruction : [B] = −½ Σ (({score.Target.Name} − {score.Mean.Name})² + log 2π), in nats",
                $"SquaredErrorKernel.Score(lane, memory, {score.Mean.Name}, {score.Target.Name});",
                [score.Mean, score.Target]
            ),
            UnitNormalGradient gradient => new(
                $"{Named(gradient.MeanGradient)} = ({gradient.Mean.Name} − {gradient.Target.Name}) / B",
                $"SquaredErrorKernel.Backward(lane, {gradient.Mean.Name}, {gradient.Target.Name}, {gradient.MeanGradient.Name});",
                [gradient.Mean, gradient.Target, gradient.MeanGradient]
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
