namespace FunctionalVae.Spec.Tests;

/// <summary>What compiles but is probably not meant, word for word; and what only looks like it.</summary>
public sealed class AdviceTests
{
    private static VaeSpec Plain { get; } =
        new(
            new Features(6, ValueDomain.Binary),
            [new Dense(5, Activation.Gelu)],
            new DiagonalNormalLatent(2),
            [new Dense(5, Activation.Gelu)],
            new BernoulliLikelihood()
        );

    [Fact]
    public void A_sensible_specification_gets_no_advice() => Assert.Empty(SpecRules.Advise(Plain));

    [Fact]
    public void A_broken_specification_gets_errors_and_no_advice() =>
        Assert.Empty(SpecRules.Advise(Plain with { Decoder = [new Dense(6, Activation.Sigmoid)], Objective = new EvidenceLowerBound(-1) }));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Without_noise_a_latent_as_wide_as_the_input_is_no_bottleneck(int size) =>
        Is(
            Wide(size),
            "FVAE3001",
            "Latent.Size",
            $"Latent.Size is {size}, and no layer is narrower than the 6 values of the input: without noise the model can copy them and learn nothing; make Latent.Size smaller than 6, or use DiagonalNormalLatent, whose Kullback–Leibler term limits what passes"
        );

    public static TheoryData<VaeSpec> Bottlenecks { get; } =
        new()
        {
            Wide(5),
            Wide(9) with
            {
                Latent = new DiagonalNormalLatent(9),
            },
            Wide(9) with
            {
                Encoder = [new Dense(5, Activation.Relu)],
            },
            Wide(9) with
            {
                Decoder = [new Dense(5, Activation.Relu)],
            },
            Wide(9) with
            {
                Encoder = [new Dropout(0.1), new Dense(9, Activation.Relu)],
            },
        };

    [Theory]
    [MemberData(nameof(Bottlenecks))]
    public void Noise_or_one_narrow_layer_is_a_bottleneck(VaeSpec spec) => Assert.Empty(SpecRules.Advise(spec));

    [Fact]
    public void Two_dense_layers_without_activation_are_one() =>
        Is(
            Plain with
            {
                Encoder = [new Dense(6), new Dropout(0.5), new Dense(7, Activation.Relu)],
            },
            "FVAE3002",
            "Encoder[0].Activation",
            "Encoder[0] (Dense) has no activation before Encoder[2], which is an affine map too: together they do no more than one; give Encoder[0] an activation, such as Activation.Gelu, or remove it"
        );

    [Fact]
    public void The_implied_heads_are_affine_maps_too()
    {
        Is(
            Plain with
            {
                Encoder = [new Dense(5, Activation.Gelu), new Dense(4)],
            },
            "FVAE3002",
            "Encoder[1].Activation",
            "Encoder[1] (Dense) has no activation before the posterior's head, which is an affine map too: together they do no more than one; give Encoder[1] an activation, such as Activation.Gelu, or remove it"
        );
        Is(
            Plain with
            {
                Decoder = [new Dense(2)],
            },
            "FVAE3002",
            "Decoder[0].Activation",
            "Decoder[0] (Dense) has no activation before the likelihood's head, which is an affine map too: together they do no more than one; give Decoder[0] an activation, such as Activation.Gelu, or remove it"
        );
    }

    [Fact]
    public void Every_layer_of_a_chain_is_told_of() =>
        Assert.Equal(
            ["Decoder[0].Activation", "Decoder[1].Activation"],
            SpecRules.Advise(Plain with { Decoder = [new Dense(4), new Dense(5)] }).Select(advice => advice.Path)
        );

    public static TheoryData<VaeSpec> Linear { get; } =
        new()
        {
            // The twin of principal component analysis: the heads are the only maps.
            Plain with
            {
                Encoder = [],
                Decoder = [],
            },
            // Narrower than what it receives and what follows: a bound on the rank.
            Plain with
            {
                Encoder = [new Dense(3)],
            },
            Plain with
            {
                Decoder = [new Dense(1)],
            },
            // A normalisation is not an affine map.
            Plain with
            {
                Decoder = [new Dense(5), new LayerNorm()],
            },
        };

    [Theory]
    [MemberData(nameof(Linear))]
    public void A_linear_map_that_does_something_is_left(VaeSpec spec) => Assert.Empty(SpecRules.Advise(spec));

    [Fact]
    public void An_output_layer_with_a_sigmoid_repeats_the_likelihoods()
    {
        Is(
            Plain with
            {
                Decoder = [new Dense(5, Activation.Relu), new Dense(6, Activation.Sigmoid), new Flatten()],
            },
            "FVAE3003",
            "Decoder[1].Activation",
            "Decoder[1] (Dense) is an output layer with a sigmoid, but BernoulliLikelihood brings both: an affine map to the input's 6 logits, and their sigmoid; remove it"
        );
        Is(
            Plain with
            {
                Input = new Features(6, ValueDomain.UnitInterval),
                Decoder = [new Dense(6, Activation.Sigmoid)],
                Likelihood = new GreyCrossEntropy(),
            },
            "FVAE3003",
            "Decoder[0].Activation",
            "Decoder[0] (Dense) is an output layer with a sigmoid, but GreyCrossEntropy brings both: an affine map to the input's 6 logits, and their sigmoid; remove it"
        );
    }

    public static TheoryData<VaeSpec> Hidden { get; } =
        new()
        {
            Plain with
            {
                Decoder = [new Dense(5, Activation.Sigmoid)],
            },
            Plain with
            {
                Decoder = [new Dense(6, Activation.Tanh)],
            },
            Plain with
            {
                Decoder = [new Dense(6, Activation.Sigmoid), new Dense(5, Activation.Relu)],
            },
            Plain with
            {
                Input = new Features(6),
                Decoder = [new Dense(6, Activation.Sigmoid)],
                Likelihood = new SquaredErrorLikelihood(),
            },
        };

    [Theory]
    [MemberData(nameof(Hidden))]
    public void A_hidden_layer_may_have_any_activation(VaeSpec spec) => Assert.Empty(SpecRules.Advise(spec));

    private static VaeSpec Wide(int size) =>
        Plain with
        {
            Encoder = [new Dense(6, Activation.Relu)],
            Latent = new DeterministicLatent(size),
            Decoder = [new LayerNorm(), new Dense(8, Activation.Relu)],
        };

    private static void Is(VaeSpec spec, string code, string path, string message) =>
        Assert.Equal([new SpecProblem(code, path, message)], SpecRules.Advise(spec));
}
