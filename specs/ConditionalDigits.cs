namespace FunctionalVae.Zoo;

/// <summary>Handwritten digits of 8 × 8 pixels under their class, a conditional model (Sohn, Lee and Yan 2015): it samples the digit that it is asked for. Trains in seconds on the embedded data.</summary>
[GenerateVae]
public static partial class ConditionalDigits
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8, Binarization: Binarization.Dynamic),
            Encoder: Blocks.SmallEncoder,
            Latent: new DiagonalNormalLatent(4),
            Decoder: Blocks.SmallDecoder,
            Likelihood: new BernoulliLikelihood(),
            Condition: new ClassCondition(10)
        );

    /// <summary>How it trains best.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 200, BatchSize: 64, LearningRate: 2e-3);
}
