using FunctionalVae.Passes;
using FunctionalVae.Shared;

namespace FunctionalVae.Spec.Tests;

/// <summary>An encoder or a decoder without layers is the implied head alone, as it is with a Flatten of a vector.</summary>
public sealed class EmptyChainTests
{
    private static VaeSpec Rows { get; } = Refusal.Valid with { Input = new Features(12), Encoder = [new Dense(5, Activation.Gelu)] };

    public static TheoryData<VaeSpec, VaeSpec> HeadsAlone { get; } =
        new()
        {
            { Rows with { Encoder = [] }, Rows with { Encoder = [new Flatten()] } },
            { Rows with { Decoder = default }, Rows with { Decoder = [new Flatten()] } },
            {
                Rows with
                {
                    Encoder = [],
                    Latent = new DeterministicLatent(3),
                    Decoder = [],
                },
                Rows with
                {
                    Encoder = [new Flatten()],
                    Latent = new DeterministicLatent(3),
                    Decoder = [new Flatten()],
                }
            },
        };

    [Theory]
    [MemberData(nameof(HeadsAlone))]
    public void It_is_allowed_and_lowered_to_the_head(VaeSpec empty, VaeSpec flat)
    {
        Refusal.Is(empty);
        Assert.Empty(SpecRules.Advise(empty));
        Assert.Equal(Plan.Of(flat), Plan.Of(empty));
        // Checkpoints name their specification: a list that is written otherwise is another text.
        Assert.NotEqual(SpecHash.Of(flat), SpecHash.Of(empty));
    }

    [Fact]
    public void An_image_reaches_a_decoder_without_layers_as_a_latent_vector() => Refusal.Is(Refusal.Valid with { Decoder = [] });

    [Fact]
    public void Advice_reads_it_as_the_head_alone()
    {
        // Nothing narrows, nothing bends, nothing repeats the sigmoid.
        var grey = Rows with
        {
            Input = new Features(12, ValueDomain.UnitInterval),
            Encoder = [],
            Decoder = [],
            Likelihood = new GreyCrossEntropy(),
        };
        Assert.Empty(SpecRules.Advise(grey));
        Assert.Equal(
            ["FVAE3001 Latent.Size"],
            SpecRules.Advise(grey with { Latent = new DeterministicLatent(12) }).Select(advice => $"{advice.Code} {advice.Path}")
        );
    }

    [Fact]
    public void Random_specifications_have_it_on_either_side_and_on_both()
    {
        var specs = Enumerable.Range(0, 1500).Select(index => RandomSpecs.Make(Key.FromSeed(8).Child((ulong)index))).ToList();
        Assert.Contains(specs, spec => spec is { Encoder.Count: 0, Decoder.Count: > 0 });
        Assert.Contains(specs, spec => spec is { Encoder.Count: > 0, Decoder.Count: 0 });
        Assert.Contains(specs, spec => spec is { Encoder.Count: 0, Decoder.Count: 0 });
        Assert.Contains(specs, spec => spec is { Input: Image, Encoder: [Flatten] });
    }
}
