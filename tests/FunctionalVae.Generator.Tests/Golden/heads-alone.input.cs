using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Features(3),
        Encoder: [],
        Latent: new DiagonalNormalLatent(2),
        Decoder: [],
        Likelihood: new SquaredErrorLikelihood());
}
