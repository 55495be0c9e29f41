namespace FunctionalVae.Specs.Tests;

/// <summary>Convolutions: with a stride, around a shortcut, with weights used twice, flattened in PyTorch's order.</summary>
[GenerateVae]
public static partial class ConvVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(6, 5, Channels: 3),
            Encoder:
            [
                new Conv2d(8, Kernel: 3, Stride: 2, Padding: 1, Activation: Activation.Silu),
                new Residual([new Conv2d(8, 3, Padding: 1, Activation: Activation.Tanh)]),
                new Repeat([new Conv2d(8, 3, Padding: 1, Activation: Activation.Gelu)], Times: 2),
                new Flatten(),
                // Its gain and bias lie in that order too.
                new LayerNorm(0.1),
                new Dense(11, Activation.Elu),
            ],
            Latent: new DiagonalNormalLatent(4),
            Decoder: [new Dense(9, Activation.Tanh)],
            Likelihood: new NormalLikelihood(new FixedVariance(0.5))
        );
}
