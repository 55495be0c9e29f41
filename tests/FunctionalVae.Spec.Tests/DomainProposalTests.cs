namespace FunctionalVae.Spec.Tests;

/// <summary>What is proposed for a likelihood that cannot model its input.</summary>
public sealed class DomainProposalTests
{
    private static readonly Reconstruction[] Terms =
    [
        new BernoulliLikelihood(),
        new GreyCrossEntropy(),
        new SquaredErrorLikelihood(),
        new NormalLikelihood(new LearnedVariance()),
        new PoissonLikelihood(),
        new CategoricalLikelihood(3),
    ];

    [Fact]
    public void Every_mismatch_has_a_proposal()
    {
        var mismatches =
            from domain in Enum.GetValues<ValueDomain>()
            from binarization in Enum.GetValues<Binarization>()
            from term in Terms
            let spec = Refusal.Valid with
            {
                Input = new Features(3, domain, binarization),
                Likelihood = term,
            }
            from problem in SpecRules.Check(spec)
            select (spec, problem.Path);
        Assert.True(mismatches.Count() > 10);
        Assert.All(mismatches, each => Assert.NotEmpty(DomainProposals.For(each.spec, each.Path)));
    }

    [Fact]
    public void A_proposal_is_a_path_and_an_expression() =>
        Assert.Equal(
            [
                new SpecChange("Input.Binarization", "Binarization.Dynamic"),
                new SpecChange("Likelihood", "new GreyCrossEntropy()"),
                new SpecChange("Likelihood", "new SquaredErrorLikelihood()"),
            ],
            DomainProposals.For(Refusal.Valid with { Likelihood = new BernoulliLikelihood() }, "Likelihood")
        );

    [Fact]
    public void Of_two_mismatches_each_has_its_own_proposals()
    {
        var spec = Refusal.Valid with
        {
            Input = new Features(3, ValueDomain.Binary, Binarization.Once),
            Likelihood = new GreyCrossEntropy(),
        };
        Assert.Equal([new SpecChange("Likelihood", "new BernoulliLikelihood()")], DomainProposals.For(spec, "Likelihood"));
        Assert.Equal(
            [new SpecChange("Input.Binarization", "Binarization.None"), new SpecChange("Input.Domain", "ValueDomain.UnitInterval")],
            DomainProposals.For(spec, "Input.Binarization")
        );
    }

    [Fact]
    public void Without_an_input_there_is_nothing_to_propose() =>
        Assert.Empty(DomainProposals.For(Refusal.Valid with { Input = null! }, "Likelihood"));
}
