using FunctionalVae;

namespace Models;

public static class Blocks
{
    public static ValueList<Layer> Trunk { get; } = [new Flatten(), new Dense(32, Activation.Relu)];
}

[GenerateVae]
public static partial class Plane
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8),
            Encoder: Blocks.Trunk,
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(32, Activation.Relu)],
            Likelihood: new SquaredErrorLikelihood()
        );
}
