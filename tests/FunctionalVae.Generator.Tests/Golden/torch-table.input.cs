using FunctionalVae;

namespace Golden;

[GenerateVae]
public static partial class Rows
{
    public static VaeSpec Spec { get; } = new(
        Input: new Table([
            new NumberColumn("age"),
            new CategoryColumn("home", ["Vienna", "Graz", "Linz"], MayBeMissing: true),
            new NumberColumn("gain", Points: [0, 99.5], MayBeMissing: true),
            new YesNoColumn("member"),
            new CountColumn("visits", MayBeMissing: true),
            new NumberColumn("income", MayBeMissing: true),
        ], Hidden: 0.1),
        Encoder: [new Dense(4, Activation.Tanh)],
        Latent: new DiagonalNormalLatent(2),
        Decoder: [new Dense(4, Activation.Tanh)],
        Likelihood: new ColumnLikelihoods(Own: [new ColumnLikelihood("income", new LaplaceLikelihood(new LearnedVariance()))]));
}
