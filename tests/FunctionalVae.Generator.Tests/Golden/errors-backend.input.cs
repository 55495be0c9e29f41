using FunctionalVae;

namespace Golden;

[GenerateVae(Backends = VaeBackends.Torch | VaeBackends.Diff)]
public static partial class Digits
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(2, 3, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(5, Activation.Gelu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Relu)],
            Likelihood: new BernoulliLikelihood()
        );
}
