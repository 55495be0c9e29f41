using FunctionalVae;

namespace Golden;

[GenerateVae(Backends = VaeBackends.Torch)]
public static partial class Grouped
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(6, 5, Channels: 2),
            Encoder: [new Conv2d(4, Kernel: 3, Activation: Activation.Silu), new GroupNorm(2), new Flatten()],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Dense(9, Activation.Silu), new GroupNorm(3, Epsilon: 1e-3)],
            Likelihood: new SquaredErrorLikelihood()
        );
}
