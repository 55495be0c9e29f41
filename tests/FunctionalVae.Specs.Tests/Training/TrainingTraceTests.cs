using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Fifty steps of every optimiser and schedule against PyTorch's in float64, for the same weights, images and noise.</summary>
public sealed class TrainingTraceTests
{
    private const double Tolerance = 2e-6;

    public static TheoryData<string> Names { get; } = [.. GoldenNumbers.Traces.Where(name => name != "adam coupled")];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_engine_agrees_with_PyTorch(string name)
    {
        var worst = GoldenTrace.WorstError(name, GoldenTrace.Losses(GoldenTrace.Engine, GoldenTrace.Options(name)));
        Assert.True(worst <= Tolerance, $"{name}: {worst}");
    }

    [Theory]
    [InlineData("adam constant clip")]
    [InlineData("adamw warmup-cosine")]
    [InlineData("sgd step clip")]
    [InlineData("momentum warmup-step")]
    [InlineData("nesterov constant kl-warmup")]
    [InlineData("adam average")]
    public void The_interpreter_agrees_with_PyTorch(string name)
    {
        var model = InterpretedModel.Of(TinyVae.Spec);
        var worst = GoldenTrace.WorstError(name, GoldenTrace.Losses(model, GoldenTrace.Options(name)));
        Assert.True(worst <= Tolerance, $"{name}: {worst}");
    }

    [Fact]
    public void The_weights_that_a_run_hands_out_are_the_averaged_ones()
    {
        var expected = GoldenNumbers.Trace("adam average")[GoldenTrace.Steps];
        var options = GoldenTrace.Options("adam average");
        Assert.Equal(expected, GoldenTrace.FinalLoss(GoldenTrace.Engine, options), Tolerance * expected);
        Assert.Equal(expected, GoldenTrace.FinalLoss(InterpretedModel.Of(TinyVae.Spec), options), Tolerance * expected);
        Assert.NotEqual(expected, GoldenTrace.FinalLoss(GoldenTrace.Engine, options with { AverageDecay = null }), 1e-3);
        Assert.NotEqual(expected, GoldenTrace.FinalLoss(GoldenTrace.Engine, options with { AverageDecay = 0.91 }), 1e-3);
    }

    // Each is one mistake away from the trace that it is compared with.
    public static TheoryData<string, TrainOptions> Mistakes { get; } =
        new()
        {
            { "adam epsilon", GoldenTrace.Options("adam constant") },
            { "adam constant", Adam(new Adam(Beta1: 0.91)) },
            { "adam constant", Adam(new Adam(Beta2: 0.998)) },
            { "adam constant", Adam(new Adam(Epsilon: 1e-7)) },
            { "adam constant", GoldenTrace.Options("adamw constant") },
            { "adam coupled", GoldenTrace.Options("adamw constant") },
            { "adamw constant", Adam(new AdamW(WeightDecay: 0.011)) },
            { "adamw constant", GoldenTrace.Options("adam constant") },
            { "sgd constant", Sgd(new Sgd(WeightDecay: 0.011)) },
            { "sgd constant", Sgd(new Sgd()) },
            { "momentum constant", GoldenTrace.Options("momentum constant") with { Optimizer = new Sgd(Momentum: 0.9, Nesterov: true) } },
            {
                "nesterov constant",
                GoldenTrace.Options("nesterov constant") with
                {
                    Optimizer = new Sgd(Momentum: 0.9, WeightDecay: 0.01),
                }
            },
            { "adam step", GoldenTrace.Options("adam step") with { Schedule = new StepSchedule(EveryEpochs: 3, Factor: 0.5) } },
            { "adam milestones", GoldenTrace.Options("adam milestones") with { Schedule = new MilestoneSchedule([1, 4], 0.5) } },
            { "adam cosine", GoldenTrace.Options("adam cosine") with { Schedule = new CosineSchedule(Final: 0.11) } },
            { "adam cosine", GoldenTrace.Options("adam cosine") with { Epochs = 6 } },
            { "adam warmup", GoldenTrace.Options("adam warmup") with { Schedule = new ConstantSchedule(WarmupEpochs: 2.1) } },
            { "adam constant clip", GoldenTrace.Options("adam constant clip") with { ClipNorm = 1.26 } },
            { "sgd constant clip", GoldenTrace.Options("sgd constant") },
            { "sgd constant kl-warmup", GoldenTrace.Options("sgd constant kl-warmup") with { KlWarmupEpochs = 2.4 } },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_seen(string name, TrainOptions mistaken)
    {
        var worst = GoldenTrace.WorstError(name, GoldenTrace.Losses(GoldenTrace.Engine, mistaken));
        Assert.True(worst > Tolerance, $"{name}: {worst}");
    }

    // Far along, both bias corrections are 1, which is the same as leaving them out.
    [Theory]
    [InlineData("adam constant")]
    [InlineData("adamw constant")]
    public void A_missing_bias_correction_is_seen(string name)
    {
        var losses = GoldenTrace.Losses(GoldenTrace.Engine, GoldenTrace.Options(name), shift: 100_000);
        Assert.True(GoldenTrace.WorstError(name, losses) > Tolerance);
    }

    [Theory]
    [InlineData("adam warmup-cosine clip")]
    [InlineData("adamw step clip")]
    [InlineData("sgd constant clip")]
    [InlineData("momentum constant kl-warmup")]
    [InlineData("nesterov cosine clip")]
    [InlineData("adam average")]
    [Trait("Category", "Slow")]
    public void A_trace_has_the_same_bits_at_any_number_of_threads(string name)
    {
        var options = GoldenTrace.Options(name);
        var one = GoldenTrace.Losses(GoldenTrace.Engine, options);
        Assert.Equal(one, GoldenTrace.Losses(GoldenTrace.Engine, options, threads: 2));
        Assert.Equal(one, GoldenTrace.Losses(GoldenTrace.Engine, options, threads: 3));
    }

    private static TrainOptions Adam(Optimizer optimizer) => GoldenTrace.Options("adam constant") with { Optimizer = optimizer };

    private static TrainOptions Sgd(Optimizer optimizer) => GoldenTrace.Options("sgd constant") with { Optimizer = optimizer };
}
