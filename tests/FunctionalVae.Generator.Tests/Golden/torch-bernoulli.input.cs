using FunctionalVae;

namespace Golden;

[GenerateVae]
public static partial class Digits
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(2, 3, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(5, Activation.Relu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Elu)],
            Likelihood: new BernoulliLikelihood()
        );
}
