using FunctionalVae;

[GenerateVae]
public static partial class EmptyLayer
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(0)], // FVAE2001 under 0
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(16)],
            Likelihood: new BernoulliLikelihood()
        );
}
