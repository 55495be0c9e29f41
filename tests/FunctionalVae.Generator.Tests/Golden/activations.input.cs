using FunctionalVae;

namespace Zoo;

[GenerateVae]
public static partial class Vae
{
    public static VaeSpec Spec { get; } = new(
        Input: new Image(2, 3, Domain: ValueDomain.Binary),
        Encoder: [new Flatten(), new Dense(5, Activation.Relu), new Dense(5, Activation.LeakyRelu), new Dense(5, Activation.Elu), new Dense(5, Activation.Gelu), new Dense(4, Activation.Silu)],
        Latent: new DiagonalNormalLatent(2),
        Decoder: [new Dense(4, Activation.Softplus), new Dense(4, Activation.Mish), new Dense(4, Activation.Hardswish), new Dense(5, Activation.Sigmoid), new Dense(5, Activation.Tanh)],
        Likelihood: new BernoulliLikelihood());
}
