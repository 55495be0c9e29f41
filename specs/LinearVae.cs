namespace FunctionalVae.Zoo;

/// <summary>
/// The twin of probabilistic principal component analysis (Tipping and Bishop 1999): linear maps both ways and one trained variance,
/// on 8 × 8 digits. Its evidence lower bound at the optimum is the maximum of the exact likelihood (Lucas et al. 2019).
/// </summary>
[GenerateVae]
public static partial class LinearVae
{
    /// <summary>The model. The implied heads are the only maps; a decoder [] would say the same, but checkpoints know the model by this text.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: [new Flatten()],
            Latent: new DiagonalNormalLatent(10),
            Decoder: [new Flatten()],
            Likelihood: new NormalLikelihood(new LearnedVariance())
        );

    /// <summary>Seconds of training, which end within 0.1 nats of the likelihood's maximum on the training part; a constant rate does not settle there.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 600, BatchSize: 64, LearningRate: 1e-2, Schedule: new CosineSchedule());
}
