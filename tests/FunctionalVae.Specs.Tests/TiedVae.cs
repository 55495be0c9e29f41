namespace FunctionalVae.Specs.Tests;

/// <summary>Weights and values with several readers: an encoder used twice, blocks in blocks, a block that changes the width.</summary>
[GenerateVae]
public static partial class TiedVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(13),
            Encoder:
            [
                new Dense(21, Activation.Tanh),
                new Repeat(
                    [
                        new LayerNorm(0.1),
                        // Three operations read what the blocks receive.
                        new Residual([new Residual([new Dense(50, Activation.Gelu), new Dense(21, Activation.Silu)]), new LayerNorm(0.5)]),
                    ],
                    Times: 2
                ),
                new Residual([new Dense(10, Activation.Elu)]),
            ],
            Latent: new DiagonalNormalLatent(5),
            Decoder: [new Repeat([new Dense(5, Activation.Sigmoid)], Times: 3), new Residual([new Dense(33, Activation.Softplus)])],
            Likelihood: new NormalLikelihood(new FixedVariance(0.3))
        );
}
