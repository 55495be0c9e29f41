using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Features(6),
        Encoder: [new Dense(4, Activation.Tanh)],
        Latent: new DiagonalNormalLatent(2, new LearnedNormalPrior()),
        Decoder: [new Dense(4, Activation.Tanh)],
        Likelihood: new SquaredErrorLikelihood(),
        Objective: new EvidenceLowerBound(FreeBits: 0.125));
}
