using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>What models of tables that people use do wrong: the KL is multiplied by 0, has a hidden weight of ½, and categories are not drawn.</summary>
internal static class TableMutants
{
    private const int Levels = 3;

    /// <summary>The right model: a category and a number.</summary>
    public static IVaeModel Right { get; } =
        Vae.ModelFrom(
            new VaeSpec(
                Input: new Table([new CategoryColumn("c", ["x", "y", "z"]), new NumberColumn("a")]),
                Encoder: [new Dense(5, Activation.Tanh)],
                Latent: new DiagonalNormalLatent(2),
                Decoder: [new Dense(5, Activation.Tanh)],
                Likelihood: new ColumnLikelihoods()
            ),
            "RightTableVae"
        );

    /// <summary>The mutants.</summary>
    public static IReadOnlyList<Mutant> All =>
        [
            Mutant.Of("table: KL times 0", TermsMutant.OfEach(Right, term => term with { Kl = 0 * term.Kl })),
            Mutant.Of("table: hidden β of ½", TermsMutant.OfEach(Right, term => term with { Kl = term.Kl / 2 })),
            Mutant.Of("table: gradient without the KL term", new OtherGradientMutant(Right, Weighed(1e-12))),
            Mutant.Of("table: gradient at β = ½", new OtherGradientMutant(Right, Weighed(0.5))),
            Mutant.Of("table: draws are the likeliest level", new ExampleDrawsMutant(Right, Likeliest)),
        ];

    private static IVaeModel Weighed(double beta) => InterpretedModel.Of(Right.Spec with { Objective = new EvidenceLowerBound(beta) });

    // Numbers are drawn as they should be.
    private static Batch Likeliest(IVaeModel model, ParameterVector parameters, Batch latents, Key key)
    {
        var means = model.Decode(parameters, latents);
        var draws = model.DrawExamples(parameters, latents, key);
        return Batch.FromValues(
            draws.Width,
            Enumerable
                .Range(0, draws.Count)
                .SelectMany(row =>
                {
                    float[] shares = [.. means[row].Span[..Levels]];
                    var level = Array.IndexOf(shares, shares.Max());
                    float[] rest = [.. draws[row].Span[Levels..]];
                    return Enumerable.Range(0, Levels).Select(i => i == level ? 1f : 0f).Concat(rest);
                })
        );
    }
}
