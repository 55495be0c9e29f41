namespace FunctionalVae.Specs.Tests;

/// <summary>As <see cref="TiedVae"/>, with what the traces of PyTorch cannot have: dropout within repeated layers, each pass with a mask of its own.</summary>
[GenerateVae]
public static partial class TiedDropoutVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: new Features(9, ValueDomain.UnitInterval, Binarization.Dynamic),
            Encoder:
            [
                new Repeat([new Dense(9, Activation.Tanh), new Dropout(0.3)], Times: 2),
                new Residual([new Dropout(0.2), new Residual([new LayerNorm(0.1), new Dense(17, Activation.Gelu), new Dropout(0.1)])]),
            ],
            Latent: new DiagonalNormalLatent(4, new LearnedNormalPrior()),
            Decoder:
            [
                new Dense(19, Activation.Elu),
                new Repeat([new Residual([new LayerNorm(0.2), new Dropout(0.25), new Dense(19, Activation.Silu)])], Times: 3),
            ],
            Likelihood: new BernoulliLikelihood(),
            Objective: new EvidenceLowerBound(0.5)
        );
}
