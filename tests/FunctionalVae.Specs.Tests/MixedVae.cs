namespace FunctionalVae.Specs.Tests;

/// <summary>A prior that is a learned mixture, in more dimensions than a vector of four, with β ≠ 1.</summary>
[GenerateVae]
public static partial class MixedVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(20),
            Encoder: [new Dense(16, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(5, new MixturePrior(Components: 3)),
            Decoder: [new Dense(9, Activation.Tanh)],
            Likelihood: new NormalLikelihood(new FixedVariance(0.5)),
            Objective: new EvidenceLowerBound(0.5)
        );
}
