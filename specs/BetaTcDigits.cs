namespace FunctionalVae.Zoo;

/// <summary>
/// Handwritten digits with eight latent dimensions that are to be independent of each other: the total correlation of their aggregate posterior has the
/// weight 4. Trains in a few seconds on the embedded data. Its objective is written for the managed engine alone.
/// </summary>
[GenerateVae(Backends = VaeBackends.None)]
public static partial class BetaTcDigits
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: Blocks.SmallEncoder,
            Latent: new DiagonalNormalLatent(8),
            Decoder: Blocks.SmallDecoder,
            Likelihood: new NormalLikelihood(new FixedVariance(0.05)),
            Objective: new BetaTotalCorrelation(4)
        );

    /// <summary>How it trains best: larger batches estimate the total correlation with less bias.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 120, BatchSize: 128, LearningRate: 3e-3, Schedule: new CosineSchedule());
}
