namespace FunctionalVae.Specs.Tests;

/// <summary>The zoo's LinearVae for eight features, three latent dimensions and a known variance: the twin of a probabilistic PCA.</summary>
[GenerateVae]
public static partial class LinearTwin
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(8),
            Encoder: [new Flatten()],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Flatten()],
            Likelihood: new NormalLikelihood(new FixedVariance(0.25))
        );
}

/// <summary>The same with half the weight of the divergence: what must be seen to be wrong.</summary>
[GenerateVae]
public static partial class LinearTwinOfHalfBeta
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(8),
            Encoder: [new Flatten()],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Flatten()],
            Likelihood: new NormalLikelihood(new FixedVariance(0.25)),
            Objective: new EvidenceLowerBound(0.5)
        );
}

/// <summary>The same with twice the weight of the divergence.</summary>
[GenerateVae]
public static partial class LinearTwinOfTwiceBeta
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(8),
            Encoder: [new Flatten()],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Flatten()],
            Likelihood: new NormalLikelihood(new FixedVariance(0.25)),
            Objective: new EvidenceLowerBound(2)
        );
}
