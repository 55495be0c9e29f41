namespace FunctionalVae.Zoo;

/// <summary>
/// The networks of <see cref="DigitsVae"/>, trained as a Wasserstein autoencoder: together its digits fill a square. Its divergence is written for
/// the managed engine alone.
/// </summary>
[GenerateVae(Backends = VaeBackends.None)]
public static partial class MmdDigits
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: Blocks.SmallEncoder,
            Latent: new DiagonalNormalLatent(2, new UniformPrior(0, 10)),
            Decoder: Blocks.SmallDecoder,
            Likelihood: new GreyCrossEntropy(),
            Objective: new WassersteinAutoencoder(new SquaredMmd(), Weight: 100)
        );

    /// <summary>How it trains best.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 200, BatchSize: 64, LearningRate: 2e-3);
}
