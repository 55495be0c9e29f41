using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Image(2, 3, Domain: ValueDomain.Binary),
        Encoder: [new Flatten(), new Dense(4, Activation.Tanh)],
        Latent: new DiagonalNormalLatent(2),
        Decoder: [new Dense(4, Activation.Tanh)],
        Likelihood: new BernoulliLikelihood(),
        Objective: new BetaTotalCorrelation(6));
}
