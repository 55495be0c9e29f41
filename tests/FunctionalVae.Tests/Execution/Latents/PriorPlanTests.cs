using FunctionalVae.Passes;
using FunctionalVae.Runner;

namespace FunctionalVae.Tests.Execution;

/// <summary>The plan of a prior alone, whose examples are posteriors, against that of a whole model.</summary>
public sealed class PriorPlanTests
{
    private const int Size = 4;
    private static readonly Key Key = Key.FromSeed(41);

    public static TheoryData<Latent> Latents =>
        [
            new DiagonalNormalLatent(Size, new FlowPrior(Couplings: 3, Units: 5)),
            new DiagonalNormalLatent(Size, new MixturePrior(3)),
            new DiagonalNormalLatent(Size, new LearnedNormalPrior()),
            new FullNormalLatent(Size, new FlowPrior(Couplings: 3, Units: 5)),
        ];

    [Theory]
    [MemberData(nameof(Latents))]
    public void It_has_the_gradient_that_the_prior_has_in_a_whole_model(Latent latent)
    {
        var whole = Vae.ModelFrom(new(new Features(3), [], latent, [], new NormalLikelihood(new FixedVariance(1))), "Whole");
        var spec = whole.Spec with { Input = new Features(PosteriorBatch.HeadWidth(latent)) };
        var plan = Plan.Of(latent);
        var alone = new ManagedModel(spec, ModelLayout.Of(plan, spec, "Alone"), new PlannedProgram(plan));
        var parameters = whole.Initialize(Key);
        var own = alone.ParametersFrom(plan.Tensors.SelectMany(tensor => parameters.Tensor(tensor.Name).ToArray()));
        var examples = whole.ExamplesFrom(whole.NoiseFrom(Key.Child(1), 6).Values.ToArray()[..15]);
        var posteriors = whole.Encode(parameters, examples);
        var noise = whole.NoiseFrom(Key.Child(2), examples.Count);
        var heads = posteriors.ToHeads(PosteriorBatch.HeadWidth(latent));

        var expected = whole.Differentiate(parameters, examples, noise);
        var found = alone.Differentiate(own, alone.ExamplesFrom(heads), noise);
        Assert.Equal(expected.Objective.Kl, found.Objective.Kl);
        Assert.NotEmpty(plan.Tensors);
        foreach (var tensor in plan.Tensors)
        {
            Assert.Equal(expected.Values.Tensor(tensor.Name).ToArray(), found.Values.Tensor(tensor.Name).ToArray());
            Assert.Contains(found.Values.Tensor(tensor.Name).ToArray(), value => value != 0);
        }
    }
}
