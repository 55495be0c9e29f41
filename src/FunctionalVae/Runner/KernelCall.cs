using FunctionalVae.Kernels;
using FunctionalVae.Plans;

namespace FunctionalVae.Runner;

/// <summary>An operation of a plan as a call of the kernel that the generator would write for it: one case per operation.</summary>
internal static class KernelCall
{
    /// <summary>The call, bound to the operation's buffers once and for all.</summary>
    public static Action<Lane, Workspace> Of(PlanOp op) =>
        op switch
        {
            Affine o => (lane, at) => AffineKernel.Forward(lane, at, at.Of(o.Input), at.Weight(o.Weight), at.Of(o.Bias), at.Of(o.Output)),
            AffineParameterGradient o => (lane, at) =>
                AffineKernel.ParameterGradient(
                    lane,
                    at,
                    at.Of(o.Input),
                    at.Of(o.OutputGradient),
                    at.Weight(o.Weight),
                    at.GradientOf(o.Bias)
                ),
            AffineInputGradient o => (lane, at) =>
                AffineKernel.InputGradient(lane, at, at.Of(o.OutputGradient), at.Weight(o.Weight), at.Of(o.InputGradient)),
            Activate o => Activation(o),
            ActivationGradient o => Activation(o),
            ClampLogVariance o => (lane, at) => DiagonalNormalKernel.ClampLogVariance(lane, at.Of(o.Head)),
            Reparameterise o => (lane, at) => DiagonalNormalKernel.Draw(lane, at.Of(o.Head), at.Of(o.Noise), at.Of(o.Draw)),
            StandardNormalKl o => (lane, at) => DiagonalNormalKernel.Kl(lane, at, at.Of(o.Head)),
            PosteriorGradient o => (lane, at) =>
                DiagonalNormalKernel.Backward(
                    lane,
                    at,
                    at.Of(o.Head),
                    at.Of(o.Noise),
                    at.Of(o.DrawGradient),
                    at.Of(o.HeadGradient),
                    o.Beta
                ),
            LogitCrossEntropy o => (lane, at) => CrossEntropyKernel.Score(lane, at, at.Of(o.Logits), at.Of(o.Target)),
            LogitCrossEntropyGradient o => (lane, at) =>
                CrossEntropyKernel.Backward(lane, at.Of(o.Logits), at.Of(o.Target), at.Of(o.LogitsGradient)),
            LogitCrossEntropyWithGradient o => (lane, at) =>
                CrossEntropyKernel.ScoreAndBackward(lane, at, at.Of(o.Logits), at.Of(o.Target), at.Of(o.LogitsGradient)),
            SigmoidMean o => (lane, at) => CrossEntropyKernel.Mean(lane, at.Of(o.Logits), at.Of(o.Mean)),
            FixedNormalLogDensity o => (lane, at) => NormalDensityKernel.Score(lane, at, at.Of(o.Mean), at.Of(o.Target), o.Variance),
            FixedNormalGradient o => (lane, at) =>
                NormalDensityKernel.Backward(lane, at.Of(o.Mean), at.Of(o.Target), at.Of(o.MeanGradient), o.Variance),
            LearnedNormalLogDensity o => (lane, at) =>
                LearnedVarianceKernel.Score(lane, at, at.Of(o.Mean), at.Of(o.Target), at.Of(o.LogScale), o.Floor),
            LearnedNormalGradient o => (lane, at) =>
                LearnedVarianceKernel.Backward(
                    lane,
                    at.Of(o.Mean),
                    at.Of(o.Target),
                    at.Of(o.LogScale),
                    at.Of(o.MeanGradient),
                    at.GradientOf(o.LogScale),
                    o.Floor
                ),
            LayerNormalise o => (lane, at) =>
                LayerNormKernel.Forward(lane, at.Of(o.Input), at.Of(o.Gain), at.Of(o.Bias), at.Of(o.Output), o.Epsilon),
            LayerNormaliseGradient o => (lane, at) =>
                LayerNormKernel.Backward(
                    lane,
                    at.Of(o.Input),
                    at.Of(o.Gain),
                    at.Of(o.OutputGradient),
                    at.Of(o.InputGradient),
                    at.GradientOf(o.Gain),
                    at.GradientOf(o.Bias),
                    o.Epsilon
                ),
            ApplyMask o => (lane, at) => MaskKernel.Apply(lane, at.Of(o.Input), at.Of(o.Mask), at.Of(o.Output)),
            LearnedPriorKl o => (lane, at) => LearnedPriorKernel.Kl(lane, at, at.Of(o.Head), at.Of(o.PriorMean), at.Of(o.PriorLogVariance)),
            LearnedPriorGradient o => (lane, at) =>
                LearnedPriorKernel.Backward(
                    lane,
                    at,
                    at.Of(o.Head),
                    at.Of(o.Noise),
                    at.Of(o.PriorMean),
                    at.Of(o.PriorLogVariance),
                    at.Of(o.DrawGradient),
                    at.Of(o.HeadGradient),
                    at.GradientOf(o.PriorMean),
                    at.GradientOf(o.PriorLogVariance),
                    o.Beta
                ),
            CopyHead o => (lane, at) => DeterministicKernel.Copy(lane, at.Of(o.Head), at.Of(o.Draw)),
            CopyHeadGradient o => (lane, at) => DeterministicKernel.Copy(lane, at.Of(o.DrawGradient), at.Of(o.HeadGradient)),
            NoKl o => (lane, at) => DeterministicKernel.NoKl(lane, at, at.Of(o.Head)),
            _ => throw new NotSupportedException($"The runner has no kernel for {op.GetType().Name}."),
        };

    private static Action<Lane, Workspace> Activation(Activate o)
    {
        Action<Lane, Matrix, Matrix> forward = o.Function switch
        {
            FunctionalVae.Activation.Relu => ReluKernel.Forward,
            FunctionalVae.Activation.LeakyRelu => LeakyReluKernel.Forward,
            FunctionalVae.Activation.Tanh => TanhKernel.Forward,
            FunctionalVae.Activation.Gelu => GeluKernel.Forward,
            FunctionalVae.Activation.Sigmoid => SigmoidKernel.Forward,
            FunctionalVae.Activation.Softplus => SoftplusKernel.Forward,
            FunctionalVae.Activation.Silu => SiluKernel.Forward,
            FunctionalVae.Activation.Elu => EluKernel.Forward,
            _ => throw new NotSupportedException($"The runner has no kernel for {o.Function}."),
        };
        return (lane, at) => forward(lane, at.Of(o.Input), at.Of(o.Output));
    }

    private static Action<Lane, Workspace> Activation(ActivationGradient o)
    {
        Action<Lane, Matrix, Matrix, Matrix> backward = o.Function switch
        {
            FunctionalVae.Activation.Relu => ReluKernel.Backward,
            FunctionalVae.Activation.LeakyRelu => LeakyReluKernel.Backward,
            FunctionalVae.Activation.Tanh => TanhKernel.Backward,
            FunctionalVae.Activation.Gelu => GeluKernel.Backward,
            FunctionalVae.Activation.Sigmoid => SigmoidKernel.Backward,
            FunctionalVae.Activation.Softplus => SoftplusKernel.Backward,
            FunctionalVae.Activation.Silu => SiluKernel.Backward,
            FunctionalVae.Activation.Elu => EluKernel.Backward,
            _ => throw new NotSupportedException($"The runner has no kernel for {o.Function}."),
        };
        return (lane, at) => backward(lane, at.Of(o.Saved), at.Of(o.OutputGradient), at.Of(o.InputGradient));
    }

    private static Matrix Of(this Workspace at, PlanBuffer buffer) => at.Buffer(buffer.Offset, buffer.Width);

    private static Panels Weight(this Workspace at, PlanParameter tensor) => at.Weight(tensor.Index);

    private static Matrix Of(this Workspace at, PlanParameter vector) => at.Vector(vector.Index);

    private static Matrix GradientOf(this Workspace at, PlanParameter vector) => at.VectorGradient(vector.Index);
}
