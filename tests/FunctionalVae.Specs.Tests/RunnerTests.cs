using FunctionalVae.Shared;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>A specification that is run as a value gives the bits of the code that is generated from it.</summary>
public sealed class RunnerTests
{
    public static TheoryData<string> Names => ZooModels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_gives_the_bits_of_the_generated_code(string name)
    {
        var generated = ZooModels.Named(name);
        var options = generated.Defaults with
        {
            Epochs = 2,
            BatchSize = 7,
            Threads = 2,
            KlWarmupEpochs = Math.Min(generated.Defaults.KlWarmupEpochs, 1),
            ValidationFraction = 0,
            Patience = null,
        };
        var data = Dataset.Of(ModelAgreement.Images(generated, Key.FromSeed(3), 20));
        SameState.Check(generated.Train(options, data).State, Vae.ModelFrom(generated.Spec).Train(options, data).State);
    }

    [Fact]
    public void A_specification_in_hand_is_a_typed_model()
    {
        var vae = Vae.From(TinyVae.Spec);
        var generated = TinyVae.Functions;
        var images = ModelAgreement.Images(vae.Model, Key.FromSeed(1), 3);
        var parameters = vae.Initialize(Key.FromSeed(2));
        var noise = vae.NoiseFrom(Key.FromSeed(3), 3);
        Assert.Equal(
            generated.Evaluate(
                generated.Initialize(Key.FromSeed(2)),
                generated.ExamplesFrom(images.Values.ToArray()),
                generated.NoiseFrom(Key.FromSeed(3), 3)
            ),
            vae.Evaluate(parameters, images, noise)
        );
    }

    [Fact]
    public void A_specification_that_breaks_a_rule_is_refused_with_the_message_of_the_build()
    {
        var spec = TinyVae.Spec with { Latent = new DiagonalNormalLatent(0) };
        var problem = Assert.Single(SpecRules.Check(spec));
        var refused = Assert.Throws<ArgumentException>(() => Vae.From(spec));
        Assert.Contains($"{problem.Code} at {problem.Path}: {problem.Message}", refused.Message);
        Assert.Contains("Latent", refused.Message);
    }

    [Fact]
    public void An_objective_that_is_no_bound_has_a_face_without_one()
    {
        var spec = TinyVae.Spec with
        {
            Input = TinyVae.Spec.Input with { Domain = ValueDomain.UnitInterval, Binarization = Binarization.None },
            Likelihood = new GreyCrossEntropy(),
        };
        var refused = Assert.Throws<ArgumentException>(() => Vae.From(spec, "Grey"));
        Assert.StartsWith("The objective of Grey is not an evidence lower bound; take Vae.ObjectiveFrom.", refused.Message);
        Assert.False(Vae.ObjectiveFrom(spec, "Grey").Model.HasEvidenceLowerBound);
    }
}
