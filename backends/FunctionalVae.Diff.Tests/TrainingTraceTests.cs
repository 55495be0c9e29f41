using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>Fifty steps of every optimiser and schedule on DiffSharp against PyTorch's in float64, for the same weights, images and noise.</summary>
public sealed class TrainingTraceTests
{
    private const double Tolerance = 2e-6;

    public static TheoryData<string, string> Names => DiffZoo.Each(GoldenNumbers.Traces.Where(name => name != "adam coupled"));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Training_agrees_with_PyTorch(string name, string backend) =>
        Assert.InRange(Worst(name, GoldenTrace.Options(name), backend), 0, Tolerance);

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void The_weights_that_a_run_hands_out_are_the_averaged_ones(string backend)
    {
        var expected = GoldenNumbers.Trace("adam average")[GoldenTrace.Steps];
        Assert.Equal(expected, GoldenTrace.FinalLoss(Model(backend), GoldenTrace.Options("adam average")), Tolerance * expected);
    }

    public static TheoryData<string, TrainOptions> Mistakes { get; } =
        new()
        {
            { "adam epsilon", GoldenTrace.Options("adam constant") },
            { "adam constant", GoldenTrace.Options("adam constant") with { Optimizer = new Adam(Epsilon: 1e-7) } },
            { "adam constant", GoldenTrace.Options("adamw constant") },
            { "adam coupled", GoldenTrace.Options("adamw constant") },
            { "momentum constant", GoldenTrace.Options("momentum constant") with { Optimizer = new Sgd(Momentum: 0.9, Nesterov: true) } },
            { "nesterov constant", GoldenTrace.Options("momentum constant") },
            { "sgd constant clip", GoldenTrace.Options("sgd constant") },
            { "adam constant clip", GoldenTrace.Options("adam constant clip") with { ClipNorm = 1.26 } },
            { "adam cosine", GoldenTrace.Options("adam constant") },
            { "sgd constant kl-warmup", GoldenTrace.Options("sgd constant") },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_seen(string name, TrainOptions mistaken) => Assert.True(Worst(name, mistaken, DiffZoo.Reference) > Tolerance);

    // Far along, both bias corrections are 1, which is the same as leaving them out.
    [Theory]
    [InlineData("adam constant")]
    [InlineData("adamw constant")]
    public void A_missing_bias_correction_is_seen(string name)
    {
        var losses = GoldenTrace.Losses(Model(DiffZoo.Reference), GoldenTrace.Options(name), shift: 100_000);
        Assert.True(GoldenTrace.WorstError(name, losses) > Tolerance);
    }

    private static double Worst(string name, TrainOptions options, string backend) =>
        GoldenTrace.WorstError(name, GoldenTrace.Losses(Model(backend), options));

    private static VaeModel Model(string backend) => DiffZoo.Model(nameof(TinyVae), backend);
}
