using FunctionalVae;

[GenerateVae]
public static partial class Strokes
{
    private const int Side = 8;

    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(Side, Side, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(24, Activation.Gelu)],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Dense(24, Activation.Tanh)],
            Likelihood: new BernoulliLikelihood()
        );
}

[GenerateVae]
public static partial class WideStrokes
{
    public static VaeSpec Spec { get; } = Strokes.Spec with { Latent = new DiagonalNormalLatent(6) };
}
