namespace @namespace.Zoo
{
    internal partial interface @interface
    {
        [FunctionalVae.GenerateVae]
        internal static partial class @class
        {
            private static FunctionalVae.VaeSpec @event => new(
                Input: new FunctionalVae.Image(2, 3, Channels: 2, Binarization: FunctionalVae.Binarization.Once),
                Encoder: [new FunctionalVae.Flatten(), new FunctionalVae.Dense(4, FunctionalVae.Activation.Tanh)],
                Latent: new FunctionalVae.DiagonalNormalLatent(2),
                Decoder: [new FunctionalVae.Dense(4, FunctionalVae.Activation.Tanh)],
                Likelihood: new FunctionalVae.BernoulliLikelihood());
        }
    }
}
