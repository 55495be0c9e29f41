using FunctionalVae;

namespace Golden;

[GenerateVae]
public static partial class Categories
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(8, ValueDomain.OneHot),
            Encoder: [new Dense(5, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Tanh)],
            Likelihood: new CategoricalLikelihood(4)
        );
}
