using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Features(6),
        Encoder: [new Dense(4, Activation.Tanh)],
        Latent: new DiagonalNormalLatent(2, new UniformPrior(0, 10)),
        Decoder: [new Dense(4, Activation.Tanh)],
        Likelihood: new SquaredErrorLikelihood(),
        Objective: new WassersteinAutoencoder(new SlicedWasserstein(50, Order: 1), Weight: 100));
}
