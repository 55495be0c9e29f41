using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Options that make no sense are refused before anything runs, by a message that names them.</summary>
public sealed class TrainOptionsTests
{
    public static TheoryData<TrainOptions, string> Refused { get; } =
        new()
        {
            { new(Epochs: 0), "Epochs" },
            { new(LearningRate: double.NaN), "LearningRate must be positive and finite" },
            { new(Optimizer: new Adam(Beta1: 1)), "Beta1 must be in [0, 1)" },
            { new(Optimizer: new AdamW(Epsilon: 0)), "Epsilon must be positive" },
            { new(Optimizer: new AdamW(WeightDecay: -1)), "WeightDecay must be finite and not negative" },
            { new(Optimizer: new Sgd(Momentum: 1)), "Momentum must be in [0, 1)" },
            { new(Optimizer: new Sgd(Nesterov: true)), "Momentum must be positive for Nesterov's form" },
            { new(Epochs: 10, Schedule: new CosineSchedule(Final: 2)), "Final must be in [0, 1]" },
            {
                new(Epochs: 10, Schedule: new StepSchedule(EveryEpochs: 10)),
                "after every 10 epochs and the run has 10: it would never change"
            },
            { new(Epochs: 10, Schedule: new StepSchedule(EveryEpochs: 2, Factor: 0)), "Factor must be positive" },
            { new(Schedule: new MilestoneSchedule([])), "Milestones must be one or more numbers of epochs" },
            { new(Schedule: new MilestoneSchedule([0, 2])), "Milestones must be ascending, from 1" },
            { new(Schedule: new MilestoneSchedule([3, 3])), "Milestones must be ascending, from 1" },
            { new(Schedule: new MilestoneSchedule([3], Factor: double.NaN)), "Factor must be positive and finite" },
            {
                new(Epochs: 10, Schedule: new MilestoneSchedule([3, 10])),
                "after 10 epochs and the run has 10: that change would never come"
            },
            { new(Schedule: new ConstantSchedule(WarmupEpochs: -1)), "WarmupEpochs must be finite and not negative" },
            { new(ClipNorm: 0), "ClipNorm must be positive" },
            { new(AverageDecay: 1), "AverageDecay must be in [0, 1)" },
            {
                new(Epochs: 10, KlWarmupEpochs: 10, ValidationFraction: 0.1, Patience: 2),
                "Patience counts from the end of the warm-up on, and KlWarmupEpochs is 10 in a run of 10 epochs"
            },
            { new(ValidationFraction: 1), "ValidationFraction must be in [0, 1)" },
            { new(ValidationFraction: 0.1, Patience: 0), "Patience" },
            { new(Patience: 5), "give a ValidationFraction, such as 0.1" },
            { new(Examples: 0), "Examples" },
            { new(Guard: new(Rollbacks: 0)), "Rollbacks" },
            { new(Guard: new(Window: 1)), "Window" },
            { new(Guard: new(Deviations: double.PositiveInfinity)), "Deviations must be positive and finite" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_option_that_makes_no_sense_is_refused(TrainOptions options, string message)
    {
        var problem = Assert.ThrowsAny<ArgumentException>(() => TinyVae.Start(options, Key.FromSeed(1)));
        Assert.Contains(message, problem.Message);
    }

    // As published protocols have it, cut short.
    [Fact]
    public void A_run_may_end_before_its_warm_ups()
    {
        TrainOptions options = new(
            Epochs: 2,
            BatchSize: 10,
            KlWarmupEpochs: 8,
            Schedule: new ConstantSchedule(WarmupEpochs: 4),
            Examples: 40
        );
        TinyVae.Start(options, Key.FromSeed(1));
        // The eighth and last step.
        Assert.Equal(new StepSettings(options.LearningRate * 8 / 16, 7.0 / 32), StepSettings.At(options, done: 7));
    }

    [Fact]
    public void Schedules_are_what_their_formulas_say()
    {
        Assert.Equal([1, 1, 1], Factors(new ConstantSchedule(), 0, 7, 99));
        Assert.Equal([0.05, 0.5, 1, 1], Factors(new ConstantSchedule(WarmupEpochs: 2), 0, 9, 19, 20));
        Assert.Equal([1, 1, 0.1, 0.01], Factors(new StepSchedule(EveryEpochs: 2), 0, 19, 20, 40), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([1, 1, 0.5, 0.5, 0.25, 0.25], Factors(new MilestoneSchedule([2, 3], 0.5), 0, 19, 20, 29, 30, 1000));
        Assert.Equal(
            [1, 0.6, 0.2, 0.2],
            Factors(new CosineSchedule(Final: 0.2), 0, 25, 50, 1000),
            (expected, actual) => Math.Abs(expected - actual) < 1e-15
        );
    }

    [Fact]
    public void Options_are_equal_by_value() =>
        Assert.Equal(
            new TrainOptions(Optimizer: new AdamW(), Schedule: new CosineSchedule(WarmupEpochs: 1)),
            new TrainOptions(Optimizer: new AdamW(WeightDecay: 0.01), Schedule: new CosineSchedule(0, 1))
        );

    // Ten steps an epoch, five epochs.
    private static IEnumerable<double> Factors(Schedule schedule, params long[] steps) =>
        steps.Select(step => schedule.FactorAt(step, stepsPerEpoch: 10, epochs: 5));
}
