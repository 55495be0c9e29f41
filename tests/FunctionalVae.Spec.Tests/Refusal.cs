namespace FunctionalVae.Spec.Tests;

/// <summary>A specification that keeps every rule, and what the rules say of others.</summary>
internal static class Refusal
{
    public static VaeSpec Valid { get; } =
        new(
            new Image(4, 3),
            [new Flatten(), new Dense(5, Activation.Gelu)],
            new DiagonalNormalLatent(2),
            [new LayerNorm(), new Dropout(0.5), new Dense(6, Activation.Relu)],
            new NormalLikelihood(new LearnedVariance(PerDimension: true))
        );

    /// <summary>The rules report these problems and no other, in this order.</summary>
    public static void Is(VaeSpec spec, params SpecProblem[] problems) => Assert.Equal(problems, SpecRules.Check(spec));
}
