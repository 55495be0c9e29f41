namespace FunctionalVae.Zoo;

/// <summary>Rows of a record type, of mixed columns and with gaps, by the smallest latent space that holds them: <see cref="Customers"/> makes such rows.</summary>
[GenerateVae]
public static partial class CustomerVae
{
    /// <summary>The model.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: Table.Of<Customer>(hidden: 0.1),
            Encoder: [new Dense(32, Activation.Silu)],
            Latent: new DiagonalNormalLatent(4),
            Decoder: [new Dense(32, Activation.Silu)],
            Likelihood: new ColumnLikelihoods()
        );

    /// <summary>How it trains best: a tenth of the rows says when to stop.</summary>
    public static TrainOptions Defaults { get; } =
        new(Epochs: 400, BatchSize: 64, LearningRate: 2e-3, ValidationFraction: 0.1, Patience: 40);
}
