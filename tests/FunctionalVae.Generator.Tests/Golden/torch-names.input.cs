using FunctionalVae;

namespace Golden.TorchSharp;

/// <summary>A model with a name that the generated half uses for something else.</summary>
[GenerateVae]
public static partial class Encoder
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(3),
            Encoder: [new Dense(2, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(1),
            Decoder: [new Dense(2, Activation.Tanh)],
            Likelihood: new NormalLikelihood(new LearnedVariance())
        );
}

public static partial class Torch
{
    [GenerateVae]
    public static partial class Module
    {
        public static VaeSpec Spec { get; } = Encoder.Spec with { Objective = new EvidenceLowerBound(2) };
    }
}

[GenerateVae]
public static partial class @float
{
    public static VaeSpec Spec { get; } = Encoder.Spec with { Objective = new EvidenceLowerBound(3) };
}
