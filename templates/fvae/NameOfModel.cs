using FunctionalVae;

/// <summary>8 × 8 images of digits, through eight latent dimensions. Change a line and build: what is wrong is an error on the very argument.</summary>
[GenerateVae]
public static partial class NameOfModel
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(64, Activation.Gelu)],
            Latent: new DiagonalNormalLatent(8),
            Decoder: [new Dense(64, Activation.Gelu)],
            Likelihood: new BernoulliLikelihood()
        );

    public static TrainOptions Defaults { get; } = new(Epochs: 40, BatchSize: 64, LearningRate: 2e-3, Seed: 1);
}
