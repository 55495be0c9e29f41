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
            where SpecRules.Check(spec).Count > 0
            select spec;
        Assert.True(mismatches.Count() > 10);
        Assert.All(mismatches, spec => Assert.NotEmpty(DomainProposals.For(spec)));
    }

    [Fact]
    public void A_proposal_is_a_path_and_an_expression() =>
        Assert.Equal(
            [
                new SpecChange("Input.Binarization", "Binarization.Dynamic"),
                new SpecChange("Likelihood", "new GreyCrossEntropy()"),
                new SpecChange("Likelihood", "new SquaredErrorLikelihood()"),
            ],
            DomainProposals.For(Refusal.Valid with { Likelihood = new BernoulliLikelihood() })
        );

    [Fact]
    public void Without_an_input_there_is_nothing_to_propose() => Assert.Empty(DomainProposals.For(Refusal.Valid with { Input = null! }));
}
