using FunctionalVae;

namespace Golden;

[GenerateVae]
public static partial class Patches
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(6, 5, Channels: 2),
            Encoder:
            [
                new Conv2d(4, Kernel: 3, Stride: 2, Padding: 1, Activation: Activation.Silu),
                new Residual([new Conv2d(4, 3, Padding: 1)]),
                new Repeat([new Conv2d(4, 3, Padding: 1, Activation: Activation.Relu)], Times: 2),
                new Flatten(),
                new Dropout(0.25),
            ],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Dense(8, Activation.Silu)],
            Likelihood: new SquaredErrorLikelihood()
        );
}
