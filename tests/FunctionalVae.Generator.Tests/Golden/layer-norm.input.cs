using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Image(2, 3, Domain: ValueDomain.Binary),
        Encoder: [new Flatten(), new Dense(4, Activation.Gelu), new LayerNorm(Epsilon: 1e-6)],
        Latent: new DiagonalNormalLatent(2),
        Decoder: [new Dense(4), new LayerNorm(), new Dense(5, Activation.Tanh)],
        Likelihood: new BernoulliLikelihood());
}
