using FunctionalVae;

namespace Sample;

/// <summary>A model of one's own: binarised 8 × 8 digits, eight latent dimensions.</summary>
[GenerateVae]
public static partial class PocketVae
{
    private const int Side = 8;

    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(Side, Side, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(64, Activation.Gelu)],
            Latent: new DiagonalNormalLatent(8),
            Decoder: [new Dense(64, Activation.Gelu)],
            Likelihood: new BernoulliLikelihood()
        );
}
