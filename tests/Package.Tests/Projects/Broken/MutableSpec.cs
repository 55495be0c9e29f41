using FunctionalVae;

[GenerateVae]
public static partial class MutableSpec
{
    public static VaeSpec /*FVAE1002*/
    Spec { get; set; } =
        new(
            Input: new Image(8, 8),
            Encoder: [new Flatten(), new Dense(16)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(16)],
            Likelihood: new GreyCrossEntropy()
        );
}
