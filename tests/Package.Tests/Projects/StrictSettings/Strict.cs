namespace FunctionalVae.Somewhere;

/// <summary>A documented model in a namespace below the library's.</summary>
[GenerateVae]
internal static partial class Strict
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(16, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(16, Activation.Tanh)],
            Likelihood: new BernoulliLikelihood()
        );

    /// <summary>How it trains best.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 3, BatchSize: 64);
}
