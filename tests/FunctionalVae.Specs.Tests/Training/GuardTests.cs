using FunctionalVae.Checkpoints;
using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>A guard goes back from spikes of the loss, to the same bits however often the run was stopped on its way.</summary>
public sealed class GuardTests
{
    private const int Count = 50;

    private static readonly SpikeGuard Guard = new(Rollbacks: 3, Window: 8, Deviations: 12);

    private static readonly TrainOptions Options = new(Epochs: 9, BatchSize: 5, LearningRate: 2e-3, Seed: 3, Threads: 1, Guard: Guard);

    private static readonly float[] Values = [.. Enumerable.Range(0, Count * 64).Select(i => i * 7 % 16 / 16f)];

    public static TheoryData<float, string> Spikes { get; } =
        new()
        {
            { 1e3f, "managed" },
            { float.MaxValue, "managed" },
            { 1e3f, "interpreted" },
        };

    [Fact]
    public void Without_a_spike_nothing_is_changed()
    {
        var data = Dataset.Of(DigitsVae.Model.ExamplesFrom(Values));
        var run = DigitsVae.Model.Train(Options, data);
        var unguarded = DigitsVae.Model.Train(Options with { Guard = null }, data);
        Assert.Empty(run.Rollbacks!);
        Assert.Null(unguarded.Rollbacks);
        SameState.Check(unguarded.State, run.State with { Options = unguarded.State.Options });
        Assert.Equal(unguarded.Epochs, run.Epochs);
    }

    [Theory]
    [MemberData(nameof(Spikes))]
    public void A_run_goes_back_and_on_in_another_order(float spike, string engine)
    {
        var model = Model(engine);
        var data = new PairSpike(model.ExamplesFrom(Values), spike);
        var reports = new Reports();
        var run = model.Train(Options, data, reports);
        Assert.True(run.IsComplete);
        Assert.Equal(Options.Epochs, run.Epochs.Count);
        Assert.Equal(Options.Epochs * 10, run.State.Step);
        Assert.All(run.Epochs, epoch => Assert.True(double.IsFinite(epoch.Objective.Value)));
        Assert.InRange(run.Rollbacks!.Count, 1, 3);
        foreach (var rollback in run.Rollbacks)
        {
            // Back by one to two windows, or to the beginning.
            Assert.True(rollback.To == 0 || rollback.Step - rollback.To is > 8 and <= 17, $"{rollback}");
            Assert.Equal(0, rollback.To % 8);
            Assert.True(double.IsNaN(rollback.Loss) || rollback.Loss > rollback.Level);
        }

        Assert.Equal(run.Rollbacks, reports.Rollbacks);
        Assert.All(reports.All, progress => Assert.True(double.IsFinite(progress.Objective.Value), $"{progress}"));
        Assert.Equal(run.State.Step, run.Steps);
    }

    [Fact]
    public void At_the_start_of_an_epoch_a_rollback_tells_the_objective_of_the_epoch_before()
    {
        // An example that is in some batch of every order: back to the start, and at last to an end.
        var model = DigitsVae.Model;
        var data = new PairSpike(model.ExamplesFrom(Values), float.MaxValue, first: 4, second: 4);
        var reports = new Reports();
        Assert.Throws<TrainingDivergedException>(() => model.Train(Options, data, reports));
        Assert.All(reports.Told, progress => Assert.Equal((1, 0, new(0, 0, 1)), (progress.Epoch, progress.Step, progress.Objective)));
        Assert.NotEmpty(reports.Told);

        // The same behind an epoch of a run that was complete, and goes on.
        var keeper = new EveryStep();
        var start = TrainingPoint.Before(model.Start(Options with { Epochs = 1 }, Key.FromSeed(Options.Seed)));
        var first = model.TrainFrom(start, Dataset.Of(model.ExamplesFrom(Values)), keeper).Epochs[0];
        var last = keeper.Points[^1] with { Guard = null };
        reports = new();
        var place = last with { State = last.State with { Options = Options } };
        Assert.Throws<TrainingDivergedException>(() => model.TrainFrom(place, data, keeper: null, reports));
        Assert.All(reports.Told, progress => Assert.Equal((2, 0, first.Objective), (progress.Epoch, progress.Step, progress.Objective)));
        Assert.NotEmpty(reports.Told);
    }

    [Theory]
    [MemberData(nameof(Spikes))]
    public void From_every_place_through_a_file_the_rest_has_the_same_bits(float spike, string engine)
    {
        var model = Model(engine);
        var options = Options with { ValidationFraction = 0.1, Patience = 8, AverageDecay = 0.5 };
        // Two examples that are trained on, and meet once or twice: the orders are the same on every engine.
        var (first, second) = Enumerable
            .Range(0, Count - 1)
            .Select(example => (example, example + 1))
            .First(pair => Rollbacks(DigitsVae.Model, options, pair) is 1 or 2);
        var keeper = new EveryStep();
        var start = TrainingPoint.Before(model.Start(options, Key.FromSeed(options.Seed)));
        var whole = model.TrainFrom(start, new PairSpike(model.ExamplesFrom(Values), spike, first, second), keeper);
        Assert.NotEmpty(whole.Rollbacks!);
        using var folder = new TemporaryFolder();
        foreach (var point in keeper.Points.Where((_, i) => engine == "managed" || i % 16 == 3))
        {
            var rest = model.TrainFrom(Stored(model, point, folder), new PairSpike(model.ExamplesFrom(Values), spike, first, second));
            Assert.Equal(whole.Rollbacks, rest.Rollbacks);
            Assert.Equal(whole.Epochs, rest.Epochs);
            Assert.Equal(whole.BestEpoch, rest.BestEpoch);
            // A file says the usual optimiser by its name.
            SameState.Check(whole.State, rest.State with { Options = whole.State.Options });
        }
    }

    [Fact]
    public void The_result_is_the_fold_of_Step_over_the_batches_of_the_way_that_stayed()
    {
        var model = DigitsVae.Model;
        var data = new PairSpike(model.ExamplesFrom(Values), 1e3f);
        var run = model.Train(Options, data);
        var rollbacks = run.Rollbacks!;
        Assert.NotEmpty(rollbacks);
        var split = TrainingSplit.Of(Options, Count, Key.FromSeed(Options.Seed));
        var state = model.Start(Options, Key.FromSeed(Options.Seed));
        for (var epoch = 0; epoch < Options.Epochs; epoch++)
        {
            int[][] batches =
            [
                .. TrainingOrder.Batches(Options, split, Key.FromSeed(Options.Seed), epoch, rollbacks).Select(rows => rows.ToArray()),
            ];
            // Every example is still taken once in every epoch.
            Assert.Equal(Enumerable.Range(0, Count), batches.SelectMany(rows => rows).Order());
            state = batches.Select(rows => data.Take(rows)).Aggregate(state, model.Step);
        }

        SameState.Check(state, run.State);
    }

    [Fact]
    public void Up_to_the_place_the_order_is_the_usual_one_and_after_it_another()
    {
        var key = Key.FromSeed(Options.Seed);
        var split = TrainingSplit.Of(Options, Count, key);
        Rollback[] rollbacks = [new(20, 13, 1, 0), new(31, 23, 1, 0)];
        int[][] Epoch(int epoch, int turns) =>
            [.. TrainingOrder.Batches(Options, split, key, epoch, rollbacks[..turns]).Select(rows => rows.ToArray())];
        Assert.Equal(Epoch(0, 0), Epoch(0, 2));
        Assert.Equal(Epoch(1, 0)[..3], Epoch(1, 1)[..3]);
        Assert.NotEqual(Epoch(1, 0)[3..], Epoch(1, 1)[3..]);
        Assert.Equal(Epoch(1, 1), Epoch(1, 2));
        Assert.NotEqual(Epoch(2, 0)[0], Epoch(2, 1)[0]);
        Assert.Equal(Epoch(2, 1)[..3], Epoch(2, 2)[..3]);
        Assert.NotEqual(Epoch(2, 1)[3..], Epoch(2, 2)[3..]);
        Assert.NotEqual(Epoch(3, 1)[0], Epoch(3, 2)[0]);
    }

    [Fact]
    public void When_no_rollback_is_left_a_finite_spike_is_let_through_and_another_ends_the_run()
    {
        var model = DigitsVae.Model;
        // One example that is in some batch of every order.
        var finite = model.Train(Options, new PairSpike(model.ExamplesFrom(Values), 1e3f, first: 4, second: 4));
        Assert.True(finite.IsComplete);
        Assert.Equal(3, finite.Rollbacks!.Count);
        var keeper = new EveryStep();
        var start = TrainingPoint.Before(model.Start(Options, Key.FromSeed(Options.Seed)));
        var infinite = new PairSpike(model.ExamplesFrom(Values), float.MaxValue, first: 4, second: 4);
        var problem = Assert.Throws<TrainingDivergedException>(() => model.TrainFrom(start, infinite, keeper));
        Assert.Equal(DivergenceKind.Objective, problem.Kind);
        Assert.Equal(3, keeper.Points[^1].Guard!.Rollbacks.Count);
    }

    [Fact]
    public void The_level_is_the_median_and_so_many_median_deviations()
    {
        var level = new LossLevel(new(Window: 5, Deviations: 10), [3, 1, 100, 2]);
        Assert.Equal(double.PositiveInfinity, level.Value);
        level.Add(4);
        // Of 1, 2, 3, 4, 100 the median is 3, and of 2, 1, 0, 1, 97 it is 1.
        Assert.Equal(13, level.Value);
        level.Add(3);
        Assert.Equal([1, 100, 2, 4, 3], level.Losses);
        // Losses that do not move leave a thousandth of the median, or of 1.
        Assert.Equal(2 + (10 * 0.002), new LossLevel(new(Window: 4, Deviations: 10), [2, 2, 2, 2]).Value, 1e-12);
        Assert.Equal(-0.5 + 0.01, new LossLevel(new(Window: 4, Deviations: 10), [-0.5, -0.5, -0.5, -0.5]).Value, 1e-12);
    }

    [Fact]
    public void The_level_is_that_of_the_definition_for_any_losses()
    {
        foreach (var window in (int[])[2, 3, 8, 9])
        {
            SpikeGuard rule = new(Window: window, Deviations: 3);
            double[] losses = [.. Enumerable.Range(0, 60).Select(i => Key.FromSeed(5).Words((uint)i, 0).Word0 % 19 * 0.25)];
            var level = new LossLevel(rule, []);
            for (var i = 0; i < losses.Length; i++)
            {
                level.Add(losses[i]);
                if (i + 1 >= window)
                {
                    var last = losses[(i + 1 - window)..(i + 1)];
                    var (median, most) = (Median(last), Math.Max(1, Math.Abs(Median(last))));
                    var deviation = Median([.. last.Select(loss => Math.Abs(loss - median))]);
                    Assert.Equal(median + (3 * Math.Max(deviation, 0.001 * most)), level.Value);
                }
            }
        }

        static double Median(double[] values)
        {
            double[] sorted = [.. values.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    private static int Rollbacks(IVaeModel model, TrainOptions options, (int First, int Second) pair) =>
        model.Train(options, new PairSpike(model.ExamplesFrom(Values), 1e3f, pair.First, pair.Second)).Rollbacks!.Count;

    private static IVaeModel Model(string engine) =>
        engine == "managed" ? DigitsVae.Model : InterpretedModel.Of(DigitsVae.Spec, nameof(DigitsVae));

    private static TrainingPoint Stored(IVaeModel model, TrainingPoint point, TemporaryFolder folder)
    {
        var checkpoints = new CheckpointFolder(folder.Path);
        checkpoints.Write(model, new(point, new Dictionary<string, string>()));
        var stored = checkpoints.Latest(model)!.Value.Checkpoint.Point;
        checkpoints.Prune([]);
        return stored;
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<Rollback> Rollbacks { get; } = [];

        public List<TrainingProgress> All { get; } = [];

        public IEnumerable<TrainingProgress> Told => All.Where(progress => progress.Rollback is not null);

        public void Report(TrainingProgress value)
        {
            All.Add(value);
            if (value.Rollback is { } rollback)
            {
                Rollbacks.Add(rollback);
            }
        }
    }
}
