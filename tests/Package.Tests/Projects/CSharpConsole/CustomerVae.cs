using FunctionalVae;

public enum Home
{
    Vienna,
    Graz,
    Linz,
}

/// <summary>A row of a table: what is nullable may be missing.</summary>
public sealed record Customer(int Age, Home Home, double? Income, bool Member);

/// <summary>A model whose input is a record.</summary>
[GenerateVae]
public static partial class CustomerVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: Table.Of<Customer>(hidden: 0.1),
            Encoder: [new Dense(32, Activation.Silu)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(32, Activation.Silu)],
            Likelihood: new ColumnLikelihoods()
        );
}
