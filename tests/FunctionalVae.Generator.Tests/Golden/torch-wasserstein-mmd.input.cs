using FunctionalVae;

namespace Golden;

[GenerateVae]
public static partial class Digits
{
    public static VaeSpec Spec { get; } = new(
        Input: new Features(6),
        Encoder: [new Dense(4, Activation.Tanh)],
        Latent: new DiagonalNormalLatent(2),
        Decoder: [new Dense(4, Activation.Tanh)],
        Likelihood: new SquaredErrorLikelihood(),
        Objective: new WassersteinAutoencoder(new SquaredMmd(MmdKernel.Gaussian), Weight: 100));
}
