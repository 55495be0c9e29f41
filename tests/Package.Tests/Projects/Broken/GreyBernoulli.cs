using FunctionalVae;

[GenerateVae]
public static partial class GreyBernoulli
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: [new Flatten(), new Dense(16)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(16)],
            Likelihood: new BernoulliLikelihood() // FVAE2006 under new BernoulliLikelihood()
        );
}
