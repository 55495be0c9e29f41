namespace FunctionalVae.Spec.Tests;

/// <summary>How many levels a group may have, where a categorical likelihood can be run, and what is proposed for one-hot values.</summary>
public sealed class CategoricalRulesTests
{
    [Theory]
    [InlineData(12, 5, "choose 2, 3, 4, 6 or 12")]
    [InlineData(12, 13, "choose 2, 3, 4, 6 or 12")]
    [InlineData(48, 5, "choose 2, 3, 4, 6, 8 or 12")]
    [InlineData(7, 2, "choose 7")]
    [InlineData(5003, 2, "choose 5003")]
    [InlineData(1, 2, "choose another input, with one value for each level")]
    public void Levels_divide_the_values_of_an_example(int count, int levels, string choice) =>
        Refusal.Is(
            Spec(count, levels),
            new SpecProblem(
                "FVAE2002",
                "Likelihood.Levels",
                $"Likelihood.Levels is {levels}, which does not divide the {count} values of [{count}] into groups; {choice}"
            )
        );

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-3)]
    public void There_are_two_levels_or_more(int levels) =>
        Refusal.Is(
            Spec(12, levels),
            new SpecProblem(
                "FVAE2001",
                "Likelihood.Levels",
                $"Likelihood.Levels must be at least 2, for of one level there is nothing to choose; was {levels}"
            )
        );

    [Fact]
    public void Channels_of_a_pixel_may_be_a_group() =>
        Refusal.Is(Spec(12, 4) with { Input = new Image(5, 6, 4, ValueDomain.OneHot), Encoder = [new Flatten()] });

    [Fact]
    public void It_is_written_for_TorchSharp_and_not_for_DiffSharp()
    {
        Refusal.Is(Spec(12, 3));
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, Spec(12, 3)));
        Assert.Equal(
            [
                new SpecProblem(
                    "FVAE4002",
                    "Likelihood",
                    "groups of values with one softmax are written for TorchSharp and the managed engine only"
                ),
            ],
            BackendRules.Check(VaeBackends.Diff, Spec(12, 3))
        );
    }

    [Fact]
    public void For_one_hot_values_one_group_is_proposed_where_there_can_be_one()
    {
        var spec = Spec(12, 3) with { Likelihood = new NormalLikelihood(new LearnedVariance()) };
        Assert.Equal([new SpecChange("Likelihood", "new CategoricalLikelihood(Levels: 12)")], DomainProposals.For(spec, "Likelihood"));
        Assert.Empty(DomainProposals.For(spec with { Input = new Features(1, ValueDomain.OneHot) }, "Likelihood"));
    }

    private static VaeSpec Spec(int count, int levels) =>
        Refusal.Valid with
        {
            Input = new Features(count, ValueDomain.OneHot),
            Encoder = [new Dense(5, Activation.Tanh)],
            Likelihood = new CategoricalLikelihood(levels),
        };
}
