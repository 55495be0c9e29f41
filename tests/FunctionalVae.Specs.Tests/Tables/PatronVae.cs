namespace FunctionalVae.Specs.Tests;

/// <summary>Where a patron lives.</summary>
public enum Town
{
    /// <summary>Vienna.</summary>
    Vienna,

    /// <summary>Graz.</summary>
    Graz = 7,

    /// <summary>Linz.</summary>
    Linz,
}

/// <summary>A row of every kind of column.</summary>
/// <param name="Age">A whole number.</param>
/// <param name="Home">An enum.</param>
/// <param name="Income">A number that may be missing.</param>
/// <param name="Member">Yes or no.</param>
/// <param name="Visits">A count.</param>
/// <param name="Spent">A number with a point.</param>
/// <param name="Source">A text with levels.</param>
/// <param name="Since">A day.</param>
/// <param name="Seen">A moment that may be missing.</param>
public sealed record Patron(
    int Age,
    Town Home,
    double? Income,
    bool Member,
    ushort Visits,
    [Points(0)] decimal? Spent,
    [Levels("web", "shop")] string? Source,
    DateOnly Since,
    DateTime? Seen
);

/// <summary>A model whose input is a record.</summary>
[GenerateVae]
public static partial class PatronVae
{
    /// <summary>The specification.</summary>
    public static VaeSpec Spec { get; } =
        new(
            Input: Table.Of<Patron>(hidden: 0.1),
            Encoder: [new Dense(32, Activation.Silu)],
            Latent: new DiagonalNormalLatent(3),
            Decoder: [new Dense(32, Activation.Silu)],
            Likelihood: new ColumnLikelihoods()
        );
}
