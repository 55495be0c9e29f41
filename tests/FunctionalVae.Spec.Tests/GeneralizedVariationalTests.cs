using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of objectives with another divergence of each posterior.</summary>
public sealed class GeneralizedVariationalTests
{
    public static TheoryData<PosteriorDivergence> Divergences =>
        [new SquaredWasserstein(), new JeffreysDivergence(), new RenyiDivergence(0.5)];

    [Theory]
    [MemberData(nameof(Divergences))]
    public void Training_has_it_and_evaluation_has_the_bound(PosteriorDivergence divergence)
    {
        var spec = Refusal.Valid with { Objective = new GeneralizedVariational(divergence, 2) };
        Assert.Empty(SpecRules.Check(spec));
        Assert.True(spec.HasEvidenceLowerBound);
        Assert.Equal(("KL", divergence.Name), (spec.Objective.DivergenceName, spec.Objective.TrainedDivergenceName));
        var plan = Plan.Of(spec);
        Assert.Single(plan.Training.ScoreOps.OfType<NormalDivergence>());
        Assert.Empty(plan.Training.ScoreOps.OfType<StandardNormalKl>());
        Assert.Single(plan.Evaluation.ScoreOps.OfType<StandardNormalKl>());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(2, "2")]
    public void Orders_at_which_it_may_be_infinite_are_refused(double order, string text) =>
        Assert.Equal(
            new(
                "FVAE2010",
                "Objective.Divergence.Order",
                $"Objective.Divergence.Order is {text}; take an order above 0 and below 1, where Rényi's divergence of normals is finite for every posterior"
            ),
            Assert.Single(SpecRules.Check(Refusal.Valid with { Objective = new GeneralizedVariational(new RenyiDivergence(order)) }))
        );

    [Fact]
    public void At_order_1_the_message_says_what_has_that_divergence() =>
        Assert.Equal(
            new(
                "FVAE2010",
                "Objective.Divergence.Order",
                "Objective.Divergence.Order is 1, where Rényi's divergence is the Kullback–Leibler divergence; take new EvidenceLowerBound() as Objective, or an order above 0 and below 1"
            ),
            Assert.Single(SpecRules.Check(Refusal.Valid with { Objective = new GeneralizedVariational(new RenyiDivergence(1)) }))
        );

    [Fact]
    public void Each_has_a_name_for_sentences_and_one_beside_numbers()
    {
        Assert.Equal(("W₂²", "W₂²"), Names(new SquaredWasserstein()));
        Assert.Equal(("Jeffreys' divergence", "Jeffreys"), Names(new JeffreysDivergence()));
        Assert.Equal(("Rényi's divergence of order 0.5", "Rényi(0.5)"), Names(new RenyiDivergence(0.5)));
        Assert.Equal(("Rényi's divergence of order 0.3", "Rényi(0.3)"), Names(new RenyiDivergence(0.1 + 0.2)));
        Assert.Equal(("KL", "KL"), (new EvidenceLowerBound().TrainedDivergenceName, new EvidenceLowerBound().TrainedDivergenceSymbol));

        static (string, string) Names(PosteriorDivergence divergence)
        {
            var objective = new GeneralizedVariational(divergence);
            return (objective.TrainedDivergenceName, objective.TrainedDivergenceSymbol);
        }
    }

    [Fact]
    public void A_number_that_is_not_finite_is_no_order() =>
        Assert.Single(SpecRules.Check(Refusal.Valid with { Objective = new GeneralizedVariational(new RenyiDivergence(double.NaN)) }));

    [Fact]
    public void A_divergence_is_named() =>
        Assert.Equal("FVAE1001", Assert.Single(SpecRules.Check(Refusal.Valid with { Objective = new GeneralizedVariational(null!) })).Code);

    public static TheoryData<Latent, string> Latents =>
        new()
        {
            { new DeterministicLatent(3), "a DeterministicLatent has no prior" },
            { new FullNormalLatent(3), "a FullNormalLatent has a full covariance" },
        };

    [Theory]
    [MemberData(nameof(Latents))]
    public void It_is_of_a_diagonal_normal_from_a_normal_that_is_given(Latent latent, string cause) =>
        Assert.Equal(
            new(
                "FVAE2010",
                "Objective",
                $"Objective takes the divergence of a normal with a diagonal covariance from a prior N(0, v·I), and {cause}; take a DiagonalNormalLatent with a normal prior that is given, or leave the objective out"
            ),
            Assert.Single(
                SpecRules.Check(Refusal.Valid with { Latent = latent, Objective = new GeneralizedVariational(new SquaredWasserstein()) })
            )
        );

    [Fact]
    public void A_prior_that_is_trained_is_refused_where_it_stands_and_the_message_says_which_to_take()
    {
        foreach (var prior in (Prior[])[new LearnedNormalPrior(), new MixturePrior(2), new FlowPrior(2)])
        {
            Assert.Equal(
                new(
                    "FVAE2010",
                    "Latent.Prior",
                    $"Latent.Prior is a {prior.GetType().Name}, which is trained, and Objective takes the divergence from a prior N(0, v·I) that is given; take a StandardNormalPrior or a NormalPrior, or leave the objective out"
                ),
                Assert.Single(SpecRules.Check(With(prior)))
            );
        }

        // What the message says to take is taken.
        Assert.Empty(SpecRules.Check(With(new StandardNormalPrior())));
        Assert.Empty(SpecRules.Check(With(new NormalPrior(2))));

        static VaeSpec With(Prior prior) =>
            Refusal.Valid with
            {
                Latent = new DiagonalNormalLatent(3, prior),
                Objective = new GeneralizedVariational(new SquaredWasserstein()),
            };
    }
}
