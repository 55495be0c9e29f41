namespace FunctionalVae.Zoo;

/// <summary>Fashion-MNIST: 784-400-20 and its mirror with GELU, on grey cross-entropy.</summary>
[GenerateVae]
public static partial class FashionVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(28, 28),
            Encoder: [new Flatten(), new Dense(400, Activation.Gelu)],
            Latent: new DiagonalNormalLatent(20),
            Decoder: [new Dense(400, Activation.Gelu)],
            Likelihood: new GreyCrossEntropy()
        );

    /// <summary>How it trains best.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 10, BatchSize: 128, LearningRate: 1e-3);
}
