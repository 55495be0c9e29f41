namespace FunctionalVae.Spec.Tests;

/// <summary>Where likelihoods of counts can be run, and what is proposed for data that are none.</summary>
public sealed class CountRulesTests
{
    public static TheoryData<Reconstruction> Terms { get; } =
    [
        new PoissonLikelihood(),
        new NegativeBinomialLikelihood(new FixedDispersion(0.5)),
        new NegativeBinomialLikelihood(new LearnedDispersion()),
    ];

    [Theory]
    [MemberData(nameof(Terms))]
    public void They_are_written_for_TorchSharp_and_not_for_DiffSharp(Reconstruction term)
    {
        var spec = Refusal.Valid with
        {
            Input = new Features(3, ValueDomain.Count),
            Encoder = [new Dense(5, Activation.Tanh)],
            Likelihood = term,
        };
        Refusal.Is(spec);
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, spec));
        Assert.Equal(
            [
                new SpecProblem(
                    "FVAE4002",
                    "Likelihood",
                    $"DiffSharp has no choice between two values, of which {term.GetType().Name} is made"
                ),
            ],
            BackendRules.Check(VaeBackends.Diff, spec)
        );
    }

    [Fact]
    public void For_a_density_of_counts_the_mass_is_proposed() =>
        Assert.Equal(
            [new SpecChange("Likelihood", "new PoissonLikelihood()")],
            DomainProposals.For(
                Refusal.Valid with
                {
                    Input = new Features(3, ValueDomain.Count),
                    Likelihood = new NormalLikelihood(new LearnedVariance()),
                },
                "Likelihood"
            )
        );
}
