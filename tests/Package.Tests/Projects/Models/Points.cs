using FunctionalVae;

namespace Guide;

[GenerateVae]
public static partial class PointsVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(3),
            Encoder: [new Dense(8, Activation.Silu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(8, Activation.Silu)],
            Likelihood: new NormalLikelihood(new LearnedVariance())
        );
}
