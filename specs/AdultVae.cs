namespace FunctionalVae.Zoo;

/// <summary>
/// The Adult census data: 15 mixed columns, three with gaps. The data are not part of this package: <c>adult.data</c> is to be had at
/// archive.ics.uci.edu/dataset/2/adult, and needs a first line with the names of <see cref="AdultRow"/>.
/// </summary>
[GenerateVae]
public static partial class AdultVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: Table.Of<AdultRow>(hidden: 0.1),
            Encoder: [new Dense(128, Activation.Silu), new Dense(64, Activation.Silu)],
            Latent: new DiagonalNormalLatent(8),
            Decoder: [new Dense(64, Activation.Silu), new Dense(128, Activation.Silu)],
            Likelihood: new ColumnLikelihoods()
        );

    /// <summary>How it trains best: a tenth of the rows says when to stop.</summary>
    public static TrainOptions Defaults { get; } = new(Epochs: 100, BatchSize: 128, ValidationFraction: 0.1, Patience: 10);
}
