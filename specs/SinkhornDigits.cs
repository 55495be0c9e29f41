namespace FunctionalVae.Zoo;

/// <summary>
/// The networks of <see cref="DigitsVae"/>, trained as a Wasserstein autoencoder by the Sinkhorn divergence: together its digits fill N(0, I). Trains in
/// about a minute on the embedded data. Its divergence is written for the managed engine alone.
/// </summary>
[GenerateVae(Backends = VaeBackends.None)]
public static partial class SinkhornDigits
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: Blocks.SmallEncoder,
            Latent: new DiagonalNormalLatent(2),
            Decoder: Blocks.SmallDecoder,
            Likelihood: new GreyCrossEntropy(),
            Objective: new WassersteinAutoencoder(new DebiasedSinkhorn(Epsilon: 0.2, Iterations: 5), Weight: 20)
        );

    /// <summary>How it trains best: without the long warm-up training stays where every posterior is the prior.</summary>
    public static TrainOptions Defaults { get; } =
        new(Epochs: 900, BatchSize: 256, LearningRate: 4e-3, Schedule: new CosineSchedule(), KlWarmupEpochs: 450);
}
