using FunctionalVae;

[GenerateVae]
internal static partial class Autoencoder
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(4),
            Encoder: [new Flatten()],
            Latent: new DeterministicLatent(2),
            Decoder: [new Flatten()],
            Likelihood: new NormalLikelihood(new FixedVariance(0.25))
        );
}

[GenerateVae(Backends = VaeBackends.None)]
internal static partial class ManagedOnly
{
    public static VaeSpec Spec { get; } = Autoencoder.Spec with { Likelihood = new SquaredErrorLikelihood() };
}
