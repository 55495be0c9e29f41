using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of an objective with a weight of the total correlation.</summary>
public sealed class BetaTotalCorrelationTests
{
    [Fact]
    public void Training_has_it_beside_the_divergence_and_evaluation_has_the_bound()
    {
        var spec = Refusal.Valid with { Objective = new BetaTotalCorrelation(6) };
        Assert.Empty(SpecRules.Check(spec));
        Assert.True(spec.HasEvidenceLowerBound);
        Assert.False(spec.Objective.IsMeanOfExamples);
        Assert.Equal(("KL", "KL + 5·TC"), (spec.Objective.DivergenceName, spec.Objective.TrainedDivergenceName));
        Assert.Equal("KL − 0.5·TC", new BetaTotalCorrelation(0.5).TrainedDivergenceName);
        var plan = Plan.Of(spec);
        Assert.Equal(5, Assert.Single(plan.Training.ScoreOps.OfType<TotalCorrelationTerm>()).Weight);
        Assert.Single(plan.Training.ScoreOps.OfType<StandardNormalKl>());
        Assert.Empty(plan.Evaluation.ScoreOps.OfType<TotalCorrelationTerm>());
    }

    [Fact]
    public void Its_weight_is_positive_and_that_of_the_divergence_is_1()
    {
        Assert.Equal("FVAE2001", Assert.Single(SpecRules.Check(Refusal.Valid with { Objective = new BetaTotalCorrelation(0) })).Code);
        Assert.Equal(
            new("FVAE2010", "Objective.Beta", "Objective.Beta is 2; leave it at 1, and weigh the total correlation by Weight"),
            Assert.Single(SpecRules.Check(Refusal.Valid with { Objective = new BetaTotalCorrelation(3) { Beta = 2 } }))
        );
    }

    [Theory]
    [InlineData(6)]
    [InlineData(1)]
    [InlineData(0.5)]
    public void One_latent_dimension_has_none(double weight)
    {
        Assert.Equal(
            new(
                "FVAE2010",
                "Objective",
                "Objective takes the total correlation of latent dimensions with each other, and Latent.Size is 1; take two dimensions or more, or leave the objective out"
            ),
            Assert.Single(SpecRules.Check(Of(1)))
        );
        Assert.Empty(SpecRules.Check(Of(2)));
        // What is no size at all is told as that alone.
        Assert.NotEqual("FVAE2010", Assert.Single(SpecRules.Check(Of(0))).Code);

        VaeSpec Of(int size) =>
            Refusal.Valid with
            {
                Latent = new DiagonalNormalLatent(size),
                Objective = new BetaTotalCorrelation(weight),
            };
    }

    [Theory]
    [InlineData(6, "KL + 5 · (mean of log q(z) − Σ log q(zⱼ)), q(z) = ")]
    [InlineData(0.25, "KL − 0.75 · (mean of log q(z) − Σ log q(zⱼ)), q(z) = ")]
    public void The_plan_says_what_is_weighed_and_with_which_sign(double weight, string sum) =>
        Assert.Contains(
            sum,
            Assert
                .Single(
                    Plan.Of(Refusal.Valid with { Objective = new BetaTotalCorrelation(weight) })
                        .Training.ScoreOps.OfType<TotalCorrelationTerm>()
                )
                .Comment,
            StringComparison.Ordinal
        );

    public static TheoryData<Latent, string> Latents =>
        new()
        {
            { new DeterministicLatent(3), "a DeterministicLatent has no posterior distribution" },
            { new FullNormalLatent(3), "a FullNormalLatent has a full one" },
        };

    [Theory]
    [MemberData(nameof(Latents))]
    public void It_is_of_posteriors_with_diagonal_covariances(Latent latent, string cause) =>
        Assert.Equal(
            new(
                "FVAE2010",
                "Objective",
                $"Objective takes the total correlation of posteriors with diagonal covariances, and {cause}; take a DiagonalNormalLatent, or leave the objective out"
            ),
            Assert.Single(SpecRules.Check(Refusal.Valid with { Latent = latent, Objective = new BetaTotalCorrelation(6) }))
        );
}
