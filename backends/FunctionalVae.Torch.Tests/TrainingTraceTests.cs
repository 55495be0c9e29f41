using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>Fifty steps of every optimiser and schedule on TorchSharp against PyTorch's in float64, for the same weights, images and noise.</summary>
public sealed class TrainingTraceTests
{
    private const double Tolerance = 2e-6;

    public static TheoryData<string> Names { get; } = [.. GoldenNumbers.Traces.Where(name => name != "adam coupled")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_agrees_with_PyTorch(string name) => Assert.InRange(Worst(name, GoldenTrace.Options(name)), 0, Tolerance);

    public static TheoryData<string> TiedNames { get; } = [.. GoldenNumbers.TiedTraces];

    [Theory]
    [MemberData(nameof(TiedNames))]
    public void Training_agrees_with_PyTorch_where_weights_and_values_have_several_readers(string name)
    {
        var losses = GoldenTrace.Losses((VaeModel)TiedVae.Torch.ModelOn(TorchZoo.Device), GoldenTrace.Options(name));
        Assert.InRange(GoldenTrace.WorstError(GoldenNumbers.TiedTrace(name), losses), 0, Tolerance);
    }

    [Fact]
    public void The_weights_that_a_run_hands_out_are_the_averaged_ones()
    {
        var expected = GoldenNumbers.Trace("adam average")[GoldenTrace.Steps];
        Assert.Equal(expected, GoldenTrace.FinalLoss(Model(), GoldenTrace.Options("adam average")), Tolerance * expected);
    }

    public static TheoryData<string, TrainOptions> Mistakes { get; } =
        new()
        {
            { "adam epsilon", GoldenTrace.Options("adam constant") },
            { "adam constant", GoldenTrace.Options("adam constant") with { Optimizer = new Adam(Epsilon: 1e-7) } },
            { "adam coupled", GoldenTrace.Options("adamw constant") },
            { "nesterov constant", GoldenTrace.Options("momentum constant") },
            { "sgd constant clip", GoldenTrace.Options("sgd constant") },
            { "adam cosine", GoldenTrace.Options("adam constant") },
            { "sgd constant kl-warmup", GoldenTrace.Options("sgd constant") },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_seen(string name, TrainOptions mistaken) => Assert.True(Worst(name, mistaken) > Tolerance);

    // Far along, both bias corrections are 1, which is the same as leaving them out.
    [Theory]
    [InlineData("adam constant")]
    [InlineData("adamw constant")]
    public void A_missing_bias_correction_is_seen(string name) =>
        Assert.True(GoldenTrace.WorstError(name, GoldenTrace.Losses(Model(), GoldenTrace.Options(name), shift: 100_000)) > Tolerance);

    private static double Worst(string name, TrainOptions options) => GoldenTrace.WorstError(name, GoldenTrace.Losses(Model(), options));

    private static VaeModel Model() => (VaeModel)TorchZoo.Torch(nameof(TinyVae));
}
