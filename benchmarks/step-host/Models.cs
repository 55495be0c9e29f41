namespace FunctionalVae.StepHost;

/// <summary>A trained variance at the width of MNIST, which the zoo has at smaller widths only.</summary>
[GenerateVae]
internal static partial class VarianceVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(784),
            Encoder: [new Dense(400, Activation.Relu)],
            Latent: new DiagonalNormalLatent(20),
            Decoder: [new Dense(400, Activation.Relu)],
            Likelihood: new NormalLikelihood(new LearnedVariance())
        );
}

/// <summary>Layer normalisation at the width of MNIST, which the zoo has not.</summary>
[GenerateVae]
internal static partial class NormVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(28, 28),
            Encoder: [new Flatten(), new Dense(400, Activation.Gelu), new LayerNorm()],
            Latent: new DiagonalNormalLatent(20),
            Decoder: [new Dense(400, Activation.Gelu), new LayerNorm()],
            Likelihood: new GreyCrossEntropy()
        );
}
