using FunctionalVae;

namespace Golden;

[GenerateVae(Backends = VaeBackends.Diff)]
public static partial class Gated
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(6),
            Encoder: [new GatedDense(8), new Residual([new GatedDense(5, Activation.Tanh)])],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Repeat([new GatedDense(3)], Times: 2)],
            Likelihood: new NormalLikelihood(new FixedVariance(0.5))
        );
}
