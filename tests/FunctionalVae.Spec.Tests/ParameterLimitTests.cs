namespace FunctionalVae.Spec.Tests;

/// <summary>Models of up to 500,000,000 parameters are taken; the part that takes a model over that is named, and no later part.</summary>
public sealed class ParameterLimitTests
{
    private const string Over = ", which takes the model over 500000000 parameters; make the layers smaller";

    private static VaeSpec Small { get; } =
        new(new Features(1), [new Dense(1)], new DeterministicLatent(1), [new Dense(1)], new SquaredErrorLikelihood());

    /// <summary>Decoders of v units, each with the v for which the model has 500,000,000 parameters exactly.</summary>
    public static TheoryData<Latent, bool, int> Full { get; } =
        new()
        {
            // Encoder 2, head 1·(1 + 1), decoder 2v, head v + 1.
            { new DeterministicLatent(1), false, 166_666_665 },
            // Encoder 2, head 6·(1 + 1), decoder 4v, head v + 1.
            { new DiagonalNormalLatent(3), false, 99_999_997 },
            // As the first, with gain and bias of v values.
            { new DeterministicLatent(1), true, 99_999_999 },
        };

    public static TheoryData<VaeSpec, string, string> TooLarge { get; } =
        new()
        {
            { Small with { Encoder = [new Dense(300_000_000)] }, "Encoder[0].Units", "maps 1 values to 300000000" },
            // Each half alone would do.
            { Small with { Encoder = [new GatedDense(130_000_000)] }, "Encoder[0].Units", "maps 1 values to 130000000" },
            { Small with { Encoder = [new Dense(200_000_000), new LayerNorm()] }, "Encoder[1]", "normalises 200000000 values" },
            { Small with { Latent = new DiagonalNormalLatent(200_000_000) }, "Latent", "maps 1 values to 400000000" },
            { Small with { Decoder = [new Dense(9), new Dense(60_000_000)] }, "Decoder[1].Units", "maps 9 values to 60000000" },
            {
                Small with
                {
                    Input = new Image(3, 3, 10),
                    Encoder = [new Conv2d(10_000_000, 3), new Flatten()],
                },
                "Encoder[0].Channels",
                "maps patches of 3 × 3 × 10 values to 10000000 channels"
            },
        };

    [Theory]
    [MemberData(nameof(Full))]
    public void The_limit_is_allowed_and_one_unit_more_is_not(Latent latent, bool normalised, int units)
    {
        Refusal.Is(Model(units));
        Refusal.Is(Model(units + 1), new SpecProblem("FVAE2007", "Likelihood", $"Likelihood maps {units + 1} values to 1{Over}"));

        VaeSpec Model(int v) => Small with { Latent = latent, Decoder = normalised ? [new Dense(v), new LayerNorm()] : [new Dense(v)] };
    }

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void The_part_that_takes_a_model_over_the_limit_is_named(VaeSpec spec, string path, string what) =>
        Refusal.Is(spec, new SpecProblem("FVAE2007", path, $"{path} {what}{Over}"));

    [Fact]
    public void An_example_is_flattened_up_to_the_limit()
    {
        Refusal.Is(
            Refusal.Valid with
            {
                Input = new Image(500, 1000, 1000),
            },
            new SpecProblem("FVAE2007", "Encoder[1].Units", $"Encoder[1].Units maps 500000000 values to 5{Over}")
        );
        Refusal.Is(
            Refusal.Valid with
            {
                Input = new Image(501, 1000, 1000),
            },
            new SpecProblem("FVAE2007", "Encoder[0]", "Encoder[0] flattens [501, 1000, 1000] to 501000000 values, more than 500000000"),
            new SpecProblem("FVAE2007", "Likelihood", $"Likelihood maps 6 values to 501000000{Over}")
        );
    }

    [Fact]
    public void A_negative_size_does_not_make_room_for_a_layer_that_is_too_large()
    {
        var large = Small with { Decoder = [new Dense(30_000), new Dense(30_000)] };
        var problem = new SpecProblem("FVAE2007", "Decoder[1].Units", $"Decoder[1].Units maps 30000 values to 30000{Over}");
        Refusal.Is(large with { Encoder = [new Dense(-2_000_000_000)] }, Negative("Encoder[0].Units"), problem);
        Refusal.Is(large with { Latent = new DiagonalNormalLatent(-2_000_000_000) }, Negative("Latent.Size"), problem);
        Refusal.Is(large with { Latent = new DeterministicLatent(-2_000_000_000) }, Negative("Latent.Size"), problem);
        Refusal.Is(large with { Input = new Features(-2_000_000_000) }, Negative("Input.Count"), problem);

        static SpecProblem Negative(string path) => new("FVAE2001", path, $"{path} must be positive, was -2000000000");
    }

    /// <summary>Models with few parameters beside their buffers, which grow by units.</summary>
    public static TheoryData<string> Wide { get; } =
    ["encoder", "decoder", "input", "latent", "logits", "normalised", "convolved", "flattened"];

    [Theory]
    [MemberData(nameof(Wide))]
    public void What_training_computes_of_an_example_is_limited_and_what_is_allowed_has_room(string kind)
    {
        var most = Enumerable
            .Range(0, 31)
            .Select(bit => 1 << (30 - bit))
            .Aggregate(0, (v, bit) => SpecRules.Check(Model(v + bit)).Count == 0 ? v + bit : v);
        // Linear in the units: two plans of middling size say what a large one would take.
        var (one, two) = (Passes.Plan.Of(Model(1000)).TrainingWidth, Passes.Plan.Of(Model(2000)).TrainingWidth);
        var room = one + ((two - one) / 1000.0 * (most - 1000.0));
        Assert.InRange(room, SpecRules.BufferLimit / 5.0, SpecRules.BufferLimit);
        var problem = Assert.Single(SpecRules.Check(Model(most + 1)));
        Assert.Equal("FVAE2007", problem.Code);
        Assert.Contains("over 2000000000 numbers", problem.Message);

        VaeSpec Model(int v) =>
            kind switch
            {
                "encoder" => Small with { Encoder = [new Dense(v, Activation.Gelu), .. Dropouts] },
                "decoder" => Small with { Decoder = [new Dense(v, Activation.Tanh), .. Dropouts] },
                "input" => Small with { Input = new Features(v), Encoder = [.. Dropouts, new Dense(1)] },
                "latent" => Small with { Latent = new DiagonalNormalLatent(v), Decoder = [.. Dropouts, new Dense(1)] },
                "logits" => Small with
                {
                    Input = new Features(v, ValueDomain.Binary),
                    Encoder = [.. Dropouts, new Dense(1)],
                    Likelihood = new BernoulliLikelihood(),
                },
                "convolved" => Small with
                {
                    Input = new Image(v, 1),
                    Encoder = [.. Dropouts, new Conv2d(4, 1, Activation: Activation.Gelu), new Conv2d(1, 2, 2, 1), new Flatten()],
                },
                "flattened" => Small with { Input = new Image(v, 1), Encoder = [new Conv2d(8, 1), .. Dropouts, new Flatten()] },
                _ => Small with { Encoder = [new Dense(v, Activation.Silu), new LayerNorm(), .. Dropouts] },
            };
    }

    [Fact]
    public void A_hundred_million_features_with_eight_dropouts_are_refused() =>
        Refusal.Is(
            Small with
            {
                Input = new Features(100_000_000),
                Encoder = [.. Dropouts, new Dense(1)],
            },
            new SpecProblem(
                "FVAE2007",
                "Encoder[6]",
                "Encoder[6] takes what training holds of one example, values and gradients, over 2000000000 numbers; make the layers smaller"
            )
        );

    private static Layer[] Dropouts => [.. Enumerable.Repeat(new Dropout(0.5), 8)];
}
