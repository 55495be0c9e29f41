namespace FunctionalVae.Zoo;

/// <summary>The smallest model that is a true likelihood model: 64-32-2 on binarised 8 × 8 digits.</summary>
[GenerateVae]
public static partial class TinyVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(32, Activation.Relu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(32, Activation.Relu)],
            Likelihood: new BernoulliLikelihood()
        );

    /// <summary>How it trains best.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 100, BatchSize: 32, LearningRate: 2e-3);
}
