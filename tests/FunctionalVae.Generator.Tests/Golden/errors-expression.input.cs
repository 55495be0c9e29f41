using System;
using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Image(Math.Max(2, 3), Height, Domain: ValueDomain.Binary),
        Encoder: [new Flatten(), new Dense(4 / (2 - 2), Activation.Tanh)],
        Latent: new DiagonalNormalLatent(Later),
        Decoder: Itself,
        Likelihood: new BernoulliLikelihood());

    private static int Height { get; set; } = 2;

    private static int Later { get; } = 2;

    private static ValueList<Layer> Itself => [.. Itself];
}
