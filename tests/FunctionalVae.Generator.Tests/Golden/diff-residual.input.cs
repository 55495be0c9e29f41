using FunctionalVae;

namespace Golden;

[GenerateVae(Backends = VaeBackends.Diff)]
public static partial class Blocks
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(6),
            Encoder:
            [
                new Residual([new Dense(8, Activation.Tanh), new Residual([new LayerNorm(0.1), new Dense(8)])]),
                new Repeat([new LayerNorm(0.1), new Residual([new Dense(8, Activation.Silu), new Dropout(0.25)])], Times: 2),
            ],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Repeat([new Dense(3, Activation.Elu)], Times: 3)],
            Likelihood: new NormalLikelihood(new FixedVariance(0.5))
        );
}
