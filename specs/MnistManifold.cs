namespace FunctionalVae.Zoo;

/// <summary>The picture of the tutorials: MNIST in a plane, 784-500-500-2 and its mirror with tanh.</summary>
[GenerateVae]
public static partial class MnistManifold
{
    private const int Units = 500;

    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(28, 28),
            Encoder: [new Flatten(), new Dense(Units, Activation.Tanh), new Dense(Units, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(Units, Activation.Tanh), new Dense(Units, Activation.Tanh)],
            Likelihood: new GreyCrossEntropy()
        );

    /// <summary>Enough for the manifold to unfold.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 30, BatchSize: 128, LearningRate: 1e-3);
}
