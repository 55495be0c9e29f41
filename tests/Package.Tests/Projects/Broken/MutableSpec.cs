using FunctionalVae;

[GenerateVae]
public static partial class MutableSpec
{
    public static VaeSpec Spec { get; set; } = // FVAE1002 under Spec
        new(
            Input: new Image(8, 8),
            Encoder: [new Flatten(), new Dense(16)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(16)],
            Likelihood: new GreyCrossEntropy()
        );
}
