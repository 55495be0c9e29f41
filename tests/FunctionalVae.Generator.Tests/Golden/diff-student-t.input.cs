using FunctionalVae;

namespace Golden;

[GenerateVae(Backends = VaeBackends.Diff)]
public static partial class Digits
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(3),
            Encoder: [new Dense(5, Activation.Silu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Tanh)],
            Likelihood: new StudentTLikelihood(new FixedVariance(0.5), new FixedDegrees(5))
        );
}
