namespace FunctionalVae.Specs.Tests;

/// <summary>A category with a level for all that is none of the others.</summary>
[GenerateVae]
public static partial class OtherLevelVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Table([
                new CategoryColumn("city", ["Lima", "Rome", "other"], MayBeMissing: true, Other: "other"),
                new NumberColumn("age"),
            ]),
            Encoder: [new Dense(4, Activation.Silu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Silu)],
            Likelihood: new ColumnLikelihoods()
        );
}
