using FunctionalVae;

[GenerateVae]
internal static partial class Autoencoder
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(4),
            Encoder: [new Flatten()],
            Latent: new DeterministicLatent(2),
            Decoder: [new Dense(3, Activation.Elu)],
            Likelihood: new NormalLikelihood(new FixedVariance(0.25))
        );
}
