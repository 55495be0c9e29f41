using FunctionalVae;

namespace Zoo;

public static class Blocks
{
    public static ValueList<Layer> Trunk { get; } = [new Dense(4, Activation.Tanh)];
}

public static class Base
{
    public static VaeSpec Spec { get; } = new(
        Input: new Image(2, 3, Binarization: Binarization.Threshold),
        Encoder: [new Flatten(), .. Blocks.Trunk],
        Latent: new DiagonalNormalLatent(2),
        Decoder: [.. Blocks.Trunk],
        Likelihood: new BernoulliLikelihood());
}

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = Base.Spec with { Latent = new DiagonalNormalLatent(3 - 2) };

    public static TrainOptions Defaults { get; } = new(Epochs: 3);
}
