namespace FunctionalVae.Zoo;

/// <summary>A model with dropout, which the zoo lacks: for the tests of the backends.</summary>
[GenerateVae]
public static partial class DropoutVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(5),
            Encoder: [new Dense(20, Activation.Tanh), new Dropout(0.5)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(20, Activation.Tanh)],
            Likelihood: new NormalLikelihood(new LearnedVariance())
        );
}
