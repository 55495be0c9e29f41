using FunctionalVae;

namespace Golden;

[GenerateVae]
public static partial class Counts
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(3, ValueDomain.Count),
            Encoder: [new Dense(5, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Tanh)],
            Likelihood: new NegativeBinomialLikelihood(new LearnedDispersion())
        );
}
