using FunctionalVae;

namespace Golden;

[GenerateVae(Backends = VaeBackends.Torch)]
public static partial class Everything
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(4),
            Encoder:
            [
                new Dense(9, Activation.Gelu),
                new LayerNorm(0.1),
                new Dropout(0.25),
                new Dense(8, Activation.Silu),
                new Dense(7, Activation.Softplus),
            ],
            Latent: new DiagonalNormalLatent(3, new LearnedNormalPrior()),
            Decoder: [new Dense(6, Activation.LeakyRelu), new Dropout(0.5), new Dense(5, Activation.Sigmoid), new Dense(4, Activation.Tanh)],
            Likelihood: new NormalLikelihood(new LearnedVariance(PerDimension: true, Floor: 0.01)),
            Objective: new EvidenceLowerBound(0.5)
        );

    public static TrainOptions Defaults { get; } = new(Epochs: 3);
}
