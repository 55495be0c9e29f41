namespace FunctionalVae.Zoo;

/// <summary>Handwritten digits of 8 × 8 pixels in a plane: 64-128-128-2 and its mirror. Trains in seconds on the embedded data.</summary>
[GenerateVae]
public static partial class DigitsVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: Blocks.SmallEncoder,
            Latent: new DiagonalNormalLatent(2),
            Decoder: Blocks.SmallDecoder,
            Likelihood: new GreyCrossEntropy()
        );

    /// <summary>How it trains best.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 200, BatchSize: 64, LearningRate: 2e-3);
}
