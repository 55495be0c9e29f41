using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of a mixture of posteriors as prior, and its part of the graph.</summary>
public sealed class VampPriorTests
{
    private static readonly VaeSpec Model = new(
        new Features(6),
        [new Dense(5, Activation.Tanh), new Dropout(0.5), new GatedDense(4)],
        new DiagonalNormalLatent(2, new VampPrior(3)),
        [new Dense(5, Activation.Tanh)],
        new NormalLikelihood(new FixedVariance(0.5))
    );

    [Theory]
    [InlineData(0, "FVAE2001", "Latent.Prior.PseudoInputs must be positive, was 0")]
    [InlineData(-3, "FVAE2001", "Latent.Prior.PseudoInputs must be positive, was -3")]
    [InlineData(4097, "FVAE2007", "Latent.Prior.PseudoInputs is 4097; a mixture has at most 4096 components")]
    public void A_number_of_pseudo_inputs_that_cannot_be_is_refused(int count, string code, string message) =>
        Assert.Equal(new(code, "Latent.Prior.PseudoInputs", message), Assert.Single(SpecRules.Check(With(new VampPrior(count)))));

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public void Others_are_taken(int count) => Assert.Empty(SpecRules.Check(With(new VampPrior(count))));

    public static TheoryData<Input, Reconstruction, string> Refused =>
        new()
        {
            { new Features(6, ValueDomain.Count), new PoissonLikelihood(), "counts" },
            { new Features(6, ValueDomain.OneHot), new CategoricalLikelihood(3), "choices" },
            { new Table([new NumberColumn("a"), new NumberColumn("b")]), new ColumnLikelihoods(), "columns of a table" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_input_that_cannot_be_trained_by_small_steps_is_refused(Input input, Reconstruction likelihood, string kind) =>
        Assert.Equal(
            new(
                "FVAE2006",
                "Latent.Prior",
                $"Latent.Prior trains examples of its own by small steps, and {kind} cannot be; take another prior"
            ),
            Assert.Single(SpecRules.Check(Model with { Input = input, Likelihood = likelihood }))
        );

    [Fact]
    public void Its_parameters_and_what_is_encoded_of_it_count()
    {
        Assert.Contains(
            SpecRules.Check(With(new VampPrior(4096)) with { Input = new Features(200_000) }),
            problem => (problem.Code, problem.Path) == ("FVAE2007", "Latent.Prior")
        );
        var wide = Model with { Encoder = [new Dense(1_000_000), new Dense(5)] };
        Assert.Empty(SpecRules.Check(wide with { Latent = new DiagonalNormalLatent(2, new VampPrior(100)) }));
        Assert.Contains(
            SpecRules.Check(wide with { Latent = new DiagonalNormalLatent(2, new VampPrior(1000)) }),
            problem => (problem.Code, problem.Path) == ("FVAE2007", "Latent.Prior")
        );
    }

    [Fact]
    public void DiffSharp_lacks_it_and_TorchSharp_has_it()
    {
        var problem = Assert.Single(
            BackendRules.Check(VaeBackends.Diff, Model),
            problem => problem.Path.StartsWith("Latent", StringComparison.Ordinal)
        );
        Assert.Equal(("FVAE4002", "Latent.Prior"), (problem.Code, problem.Path));
        Assert.Equal("mixtures as priors are written for TorchSharp and the managed engine only", problem.Message);
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, Model));
    }

    [Fact]
    public void Its_divergence_has_no_closed_form()
    {
        Assert.False(Model.Prior!.HasClosedFormKl);
        Assert.Equal("new VampPrior(PseudoInputs: 3)", Model.Prior.ToString());
    }

    [Fact]
    public void Its_pseudo_inputs_run_beside_the_batch_and_nothing_of_them_is_dropped()
    {
        var plan = Plan.Of(Model);
        Assert.Contains(plan.Training.EncodeOps, operation => operation is ApplyMask);
        Assert.DoesNotContain(plan.Training.PriorOps, operation => operation is ApplyMask);
        foreach (var graph in (Graph[])[plan.Training, plan.Evaluation])
        {
            Assert.All(
                graph.PriorOps.SelectMany(operation => operation.Reads.Concat(operation.Writes)),
                value => Assert.Equal((false, 3), (value.IsOfBatch, value.Rows))
            );
        }

        Assert.Equal(
            new(3, Arena: plan.TrainingPlaces.FixedWidth, plan.Tensors.Count(tensor => tensor.Offset < Pseudo(plan).Offset)),
            plan.OwnExamples
        );
        Assert.Equal((18, 0.0, 1.0), (Pseudo(plan).Count, Pseudo(plan).InitialCentre, Pseudo(plan).InitialRadius));
    }

    [Fact]
    public void Each_weight_of_the_encoder_has_two_contributions_and_no_other()
    {
        var plan = Plan.Of(Model);
        var encoder = plan.Training.EncodeOps.SelectMany(operation => operation.Tensors).Select(tensor => tensor.Name).Distinct();
        Assert.Equal(encoder.Order(), plan.SharedTensors.Select(tensor => tensor.Name).Order());
        var contributions = plan
            .Training.BackwardOps.OfType<AffineParameterGradient>()
            .ToLookup(each => each.Weight.Name, each => each.Contribution);
        Assert.Equal([Contribution.First, Contribution.Next], contributions["encoder.0.weight"]);
        Assert.Equal([Contribution.First, Contribution.Next], contributions["posterior.weight"]);
        Assert.Equal([Contribution.Only], contributions["decoder.0.weight"]);
    }

    [Fact]
    public void What_is_in_an_interval_is_the_sigmoid_of_what_is_trained()
    {
        Assert.DoesNotContain(
            Plan.Of(Model).Training.PriorOps,
            operation => operation is Activate { Function: Activation.Sigmoid, Output.Width: 6 }
        );
        foreach (var domain in (ValueDomain[])[ValueDomain.UnitInterval, ValueDomain.Binary])
        {
            var spec = Model with
            {
                Input = new Features(6, domain),
                Likelihood = domain == ValueDomain.Binary ? new BernoulliLikelihood() : new GreyCrossEntropy(),
            };
            Assert.IsType<Activate>(Plan.Of(spec).Training.PriorOps[1]);
        }
    }

    private static ParameterTensor Pseudo(Plan plan) => plan.Tensors.Single(tensor => tensor.Name == "prior.pseudo_inputs");

    private static VaeSpec With(Prior prior) => Model with { Latent = new DiagonalNormalLatent(2, prior) };
}
