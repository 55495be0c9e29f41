using FunctionalVae;

[GenerateVae]
public static partial class FromElsewhere
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: [.. Models.Blocks.Trunk, new Dense(16)], // FVAE1003 under Models.Blocks.Trunk
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(16)],
            Likelihood: new GreyCrossEntropy()
        );
}
