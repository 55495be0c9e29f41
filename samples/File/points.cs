#:package FunctionalVae.App@*-*

using FunctionalVae;
using FunctionalVae.App;

return VaeApp.Run(args, [PointsVae.Model]);

[GenerateVae]
public static partial class PointsVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(3), // a row of three numbers
            Encoder: [new Dense(32, Activation.Silu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(32, Activation.Silu)],
            Likelihood: new NormalLikelihood(new LearnedVariance())
        );

    public static TrainOptions Defaults { get; } = new(Epochs: 200, BatchSize: 32, LearningRate: 2e-3);
}
