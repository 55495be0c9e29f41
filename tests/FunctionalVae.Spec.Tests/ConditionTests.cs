using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of a class as condition, what it says of itself, and where a graph reads it.</summary>
public sealed class ConditionTests
{
    private static readonly VaeSpec Conditional = Refusal.Valid with { Condition = new ClassCondition(3) };

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-4)]
    public void Fewer_classes_than_two_are_refused(int classes) =>
        Refusal.Is(
            Refusal.Valid with
            {
                Condition = new ClassCondition(classes),
            },
            new SpecProblem(
                "FVAE2001",
                "Condition.Classes",
                $"Condition.Classes must be at least 2, was {classes}; of one class there is nothing to know: leave the condition out"
            )
        );

    [Fact]
    public void Pseudo_inputs_have_no_labels() =>
        Refusal.Is(
            Conditional with
            {
                Latent = new DiagonalNormalLatent(2, new VampPrior(4)),
                Input = new Image(4, 3, Domain: ValueDomain.Real),
            },
            new SpecProblem(
                "FVAE2011",
                "Condition",
                "Condition is a label, and the pseudo-inputs of a VampPrior have none; take another prior, such as MixturePrior, or leave the condition out"
            )
        );

    [Fact]
    public void Rows_of_a_table_have_columns_and_no_label() =>
        Refusal.Is(
            Conditional with
            {
                Input = new Table([new NumberColumn("a"), new YesNoColumn("b")]),
                Likelihood = new ColumnLikelihoods(),
            },
            new SpecProblem(
                "FVAE2011",
                "Condition",
                "Condition is a label, and an example of a Table has none: what is known of a row is a column of it; leave the condition out, and draw the other columns given that one (fvae sample --given NAME=VALUE)"
            )
        );

    [Fact]
    public void Absurd_numbers_of_classes_are_a_problem_and_no_exception() =>
        Assert.All(
            SpecRules.Check(Refusal.Valid with { Condition = new ClassCondition(int.MaxValue) }),
            problem => Assert.Equal(RuleCodes.TooLarge, problem.Code)
        );

    [Fact]
    public void Every_other_prior_and_every_backend_takes_it()
    {
        Prior[] priors = [new StandardNormalPrior(), new NormalPrior(2), new LearnedNormalPrior(), new MixturePrior(3)];
        foreach (var prior in priors)
        {
            Assert.Empty(SpecRules.Check(Conditional with { Latent = new DiagonalNormalLatent(2, prior) }));
        }

        Assert.Empty(SpecRules.Check(Conditional with { Latent = new DeterministicLatent(2) }));
        Assert.Empty(SpecRules.Check(Conditional with { Objective = new ImportanceWeighted(4) }));
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, Conditional));
        Assert.DoesNotContain(BackendRules.Check(VaeBackends.Diff, Conditional), problem => problem.Path.StartsWith("Condition"));
    }

    [Fact]
    public void A_specification_without_one_has_the_text_and_the_hash_that_it_had()
    {
        Assert.DoesNotContain("Condition", Refusal.Valid.ToString());
        Assert.EndsWith(", Condition: new ClassCondition(Classes: 3))", Conditional.ToString());
        Assert.NotEqual(SpecHash.Of(Refusal.Valid), SpecHash.Of(Conditional));
        Assert.NotEqual(SpecHash.Of(Conditional), SpecHash.Of(Conditional with { Condition = new ClassCondition(4) }));
    }

    [Fact]
    public void The_first_layer_behind_a_flatten_and_the_first_of_the_decoder_have_as_many_inputs_more()
    {
        var (plain, plan) = (Plan.Of(Refusal.Valid), Plan.Of(Conditional));
        Assert.Equal(
            [("encoder.1.weight", 3), ("decoder.0.weight", 3), ("decoder.0.bias", 3), ("decoder.2.weight", 3)],
            plan.Tensors.Zip(plain.Tensors)
                .Where(pair => pair.First.Shape != pair.Second.Shape)
                .Select(pair => (pair.First.Name, pair.First.Shape.Dimensions[0] - pair.Second.Shape.Dimensions[0]))
        );
        Assert.Equal((3, 12, 2), (plan.ConditionWidth, plan.InputWidth, plan.LatentWidth));
        Assert.Equal((15, 5), (plan.Evaluation.Input.Width, plan.Evaluation.Latents.Width));
        Assert.Equal(0, plain.ConditionWidth);
        Assert.Empty(plain.Training.ConditionOps);
    }

    [Fact]
    public void Convolutions_see_pixels_alone()
    {
        var plan = Plan.Of(
            Conditional with
            {
                Encoder = [new Conv2d(2, 3, Padding: 1), new Flatten(), new Dense(5, Activation.Gelu)],
                Latent = new DiagonalNormalLatent(2),
            }
        );
        Assert.Equal("[3, 3, 1, 2]", plan.Tensors.Single(tensor => tensor.Name == "encoder.0.weight").Shape.ToString());
        Assert.Equal("[27, 5]", plan.Tensors.Single(tensor => tensor.Name == "encoder.2.weight").Shape.ToString());
    }

    [Fact]
    public void An_encoder_without_layers_behind_its_flatten_has_it_at_its_head()
    {
        var plan = Plan.Of(Conditional with { Encoder = [new Flatten()], Decoder = [] });
        Assert.Equal("[15, 4]", plan.Tensors.Single(tensor => tensor.Name == "posterior.weight").Shape.ToString());
        Assert.Equal("[5, 12]", plan.Tensors.Single(tensor => tensor.Name == "likelihood.weight").Shape.ToString());
    }
}
