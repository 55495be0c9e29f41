namespace FunctionalVae.Specs.Tests;

/// <summary>Widths that no vector divides, and what the zoo has not: layer normalisation, dropout, a trained prior, a fixed variance, four activations.</summary>
[GenerateVae]
public static partial class OddVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(19),
            Encoder: [new Dense(50, Activation.Gelu), new LayerNorm(0.1), new Dense(23, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(5, new LearnedNormalPrior()),
            Decoder: [new Dense(33, Activation.Elu), new Dropout(0.2), new Dense(50, Activation.Softplus)],
            Likelihood: new NormalLikelihood(new FixedVariance(0.5))
        );
}
