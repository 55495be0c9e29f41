using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Image(2, 3),
        Encoder: [new Dense(0, Activation.Tanh), new Dropout(1.5)],
        Latent: new DiagonalNormalLatent(-2),
        Decoder: [],
        Likelihood: new BernoulliLikelihood(),
        Objective: new EvidenceLowerBound(-1));
}
