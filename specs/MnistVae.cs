namespace FunctionalVae.Zoo;

/// <summary>The classic: 784-400-20 and its mirror with ReLU, trained on grey cross-entropy as pytorch/examples does.</summary>
[GenerateVae]
public static partial class MnistVae
{
    private const int Side = 28;

    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(Side, Side),
            Encoder: [new Flatten(), new Dense(400, Activation.Relu)],
            Latent: new DiagonalNormalLatent(20),
            Decoder: [new Dense(400, Activation.Relu)],
            Likelihood: new GreyCrossEntropy()
        );

    /// <summary>The protocol of pytorch/examples.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 10, BatchSize: 128, LearningRate: 1e-3);
}
