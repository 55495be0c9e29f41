using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>A value that is not finite stops training, with its step, its kind, its tensor and layer, and the last place that was kept.</summary>
public sealed class DivergenceTests
{
    private static readonly TrainOptions Options = new(Epochs: 2, BatchSize: 10, Seed: 7, Threads: 2);

    private static readonly float[] Values = [.. Digits.Load().Test.Values.ToArray().Take(20 * 64)];

    public static TheoryData<string> Engines { get; } = ["managed", "interpreted"];

    public static TheoryData<Binarization> Binarizations { get; } =
    [Binarization.None, Binarization.Dynamic, Binarization.Once, Binarization.Threshold];

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_step_that_is_too_long_makes_weights(string engine)
    {
        var problem = Diverged(engine, Options with { LearningRate = 1e300 });
        AssertIs(problem, 2, DivergenceKind.Weight, "encoder.1.weight", "encoder.1: Dense");
        Assert.Contains("the weights encoder.1.weight (encoder.1: Dense)", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Weights_are_looked_at_when_an_epoch_ends(string engine)
    {
        // One step an epoch: the next objective would see them only at step 2, and a report would come before.
        var reports = new List<TrainingProgress>();
        var problem = Diverged(engine, Options with { LearningRate = 1e300, BatchSize = 20 }, new Reports(reports));
        AssertIs(problem, 1, DivergenceKind.Weight, "encoder.1.weight", "encoder.1: Dense");
        Assert.StartsWith("After step 1 the weights", problem.Message, StringComparison.Ordinal);
        Assert.Empty(reports);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_gradient_of_an_earlier_step_is_told_from_a_long_step(string engine)
    {
        var model = Model(engine);
        var start = model.Start(Options, Key.FromSeed(1));
        var moment = start.FirstMoment.Values.ToArray();
        moment[model.Layout.Tensors.Single(tensor => tensor.Name == "posterior.bias").Offset] = float.NegativeInfinity;
        var state = start with { FirstMoment = ParameterVector.FromValues(model.Layout, moment) };
        var problem = Assert.Throws<TrainingDivergedException>(() => model.TrainFrom(TrainingPoint.Before(state), Set(model, Values)));
        AssertIs(problem, 2, DivergenceKind.Gradient, "posterior.bias", "posterior: DiagonalNormalLatent");
        Assert.Contains("the gradients of posterior.bias (posterior: DiagonalNormalLatent)", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_the_optimiser_carries_is_looked_at_too(string engine)
    {
        // Such a second moment gives steps of 0: the weights stay finite, and would never move again.
        var model = Model(engine);
        var start = model.Start(Options, Key.FromSeed(1));
        var moment = start.SecondMoment.Values.ToArray();
        moment[^1] = float.PositiveInfinity;
        var state = start with { SecondMoment = ParameterVector.FromValues(model.Layout, moment) };
        var problem = Assert.Throws<TrainingDivergedException>(() => model.TrainFrom(TrainingPoint.Before(state), Set(model, Values)));
        AssertIs(problem, 2, DivergenceKind.SecondMoment, "likelihood.bias", "likelihood: GreyCrossEntropy");
        Assert.Contains(
            "the optimiser's means of the squared gradients of likelihood.bias (likelihood: GreyCrossEntropy)",
            problem.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Limit the gradient by ClipNorm", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_best_epoch_is_kept_and_nothing_goes_on_behind_it(string engine)
    {
        // Good for an epoch; then a place whose steps are too long.
        var model = Model(engine);
        var options = Options with { Epochs = 9, ValidationFraction = 0.2, Patience = 8 };
        var keeper = new Keeper();
        var data = Set(model, Values);
        model.TrainFrom(TrainingPoint.Before(model.Start(options, Key.FromSeed(1))), data, keeper);
        var place = keeper.Points.First(point => point is { BestEpoch: 1, Epochs.Count: 1 });
        var broken = place with { State = place.State with { Options = options with { LearningRate = 1e300 } } };
        var run = model.TrainFrom(broken, data);
        Assert.Equal((true, 1, DivergenceKind.Weight), (run.IsComplete, run.BestEpoch, run.Divergence?.Kind));
        // Two steps an epoch: the weights of the first are in the objective of the second.
        Assert.InRange(run.Steps, place.State.Step + 1, place.State.Step + 2);
        SameState.Check(place.Best!, run.State);
        Assert.Single(run.Epochs);
    }

    [Fact]
    public void A_run_that_patience_ended_says_all_its_steps()
    {
        var model = DigitsVae.Model;
        var options = Options with { Epochs = 40, ValidationFraction = 0.2, Patience = 1, LearningRate = 0.5 };
        var run = model.Train(options, Set(model, Values));
        Assert.True(run.BestEpoch < run.Epochs.Count);
        Assert.Null(run.Divergence);
        Assert.Equal((2L * run.Epochs.Count, 2L * run.BestEpoch!.Value), (run.Steps, run.State.Step));
    }

    [Fact]
    public void An_objective_of_finite_weights_names_the_gradient()
    {
        var model = DigitsVae.Model;
        var start = model.Start(Options, Key.FromSeed(1));
        var weights = start.Parameters.Values.ToArray();
        Array.Fill(weights, 1e30f);
        var state = start with { Parameters = ParameterVector.FromValues(model.Layout, weights) };
        var problem = Assert.Throws<TrainingDivergedException>(() => model.TrainFrom(TrainingPoint.Before(state), Set(model, Values)));
        AssertIs(problem, 1, DivergenceKind.Objective, "encoder.1.weight", "encoder.1: Dense");
        Assert.Contains("the gradient of encoder.1.weight (encoder.1: Dense)", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Binarizations))]
    public void Values_in_memory_are_looked_at_before_the_first_step(Binarization binarization)
    {
        var model = Of(binarization);
        float[] values = [.. Values];
        values[(7 * 64) + 5] = float.NaN;
        var data = Dataset.Of(Batch.FromValues(64, values));
        var problem = Assert.Throws<ArgumentException>(() => model.Train(Options, data));
        Assert.Contains("Example 7, value 5 is NaN", problem.Message, StringComparison.Ordinal);
        problem = Assert.Throws<ArgumentException>(() => model.Step(model.Start(Options, Key.FromSeed(1)), Batch.FromValues(64, values)));
        Assert.Contains("Example 7, value 5 is NaN", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Binarizations))]
    public void A_data_set_of_ones_own_is_looked_at_as_it_is_taken(Binarization binarization)
    {
        float[] values = [.. Values];
        values[(7 * 64) + 5] = float.PositiveInfinity;
        var model = Of(binarization);
        var data = new OwnDataset(Batch.FromValues(64, values));
        var problem = Assert.Throws<TrainingDivergedException>(() => model.Train(Options with { BatchSize = 1 }, data));
        Assert.Equal(DivergenceKind.Data, problem.Kind);
        Assert.InRange(problem.Step!.Value, 1, 20);
        Assert.Equal(data.Taken, problem.Step);
        Assert.Contains("Example 7 of the data, value 5 is Infinity", problem.Message, StringComparison.Ordinal);
        Assert.Null(problem.Tensor);
        Assert.Null(problem.Layer);
    }

    [Fact]
    public void The_last_place_that_was_kept_is_named()
    {
        var model = DigitsVae.Model;
        var keeper = new Keeper();
        var start = TrainingPoint.Before(model.Start(Options, Key.FromSeed(Options.Seed)));
        var data = Set(model, Values);
        model.TrainFrom(start, data, keeper);
        var broken = keeper.Points[0] with { State = keeper.Points[0].State with { Options = Options with { LearningRate = 1e300 } } };
        var problem = Assert.Throws<TrainingDivergedException>(() => model.TrainFrom(broken, data, new Keeper { Latest = "the first" }));
        Assert.Equal("the first", problem.Checkpoint);
        Assert.EndsWith(" The last good checkpoint is the first.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_with_such_a_value_is_not_written_and_the_one_before_stays()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFolder(folder.Path);
        var model = DigitsVae.Model;
        var point = TrainingPoint.Before(model.Start(Options, Key.FromSeed(1)));
        var file = checkpoints.Write(model, new(point, new Dictionary<string, string>()));
        foreach (var broken in Broken(point.State))
        {
            var later = point with { State = broken with { Step = 5 } };
            var problem = Assert.Throws<TrainingDivergedException>(() =>
                checkpoints.Write(model, new(later, new Dictionary<string, string>()))
            );
            Assert.Equal((5, "encoder.1.bias"), (problem.Step, problem.Tensor));
        }

        Assert.Equal(file, Assert.Single(checkpoints.Files));
        Assert.Equal(file, Assert.Single(Directory.GetFileSystemEntries(folder.Path)));
    }

    private static IEnumerable<TrainingState> Broken(TrainingState state)
    {
        var layout = state.Parameters.Layout;
        var values = new float[layout.ParameterCount];
        values[layout.Tensors.Single(tensor => tensor.Name == "encoder.1.bias").Offset + 3] = float.NaN;
        var vector = ParameterVector.FromValues(layout, values);
        return
        [
            state with
            {
                Parameters = vector,
            },
            state with
            {
                FirstMoment = vector,
            },
            state with
            {
                SecondMoment = vector,
            },
            state with
            {
                Average = vector,
            },
        ];
    }

    private static TrainingDivergedException Diverged(string engine, TrainOptions options, IProgress<TrainingProgress>? progress = null)
    {
        var model = Model(engine);
        return Assert.Throws<TrainingDivergedException>(() => model.Train(options, Set(model, Values), progress));
    }

    private static void AssertIs(TrainingDivergedException problem, long step, DivergenceKind kind, string tensor, string layer)
    {
        Assert.Equal((step, kind, tensor, layer), (problem.Step, problem.Kind, problem.Tensor, problem.Layer));
        Assert.Contains($"step {step} ", problem.Message, StringComparison.Ordinal);
        Assert.Null(problem.Checkpoint);
    }

    private static IDataset<Batch> Set(IVaeModel model, float[] values) => Dataset.Of(model.ExamplesFrom(values));

    private static IVaeModel Model(string engine) =>
        engine == "managed" ? DigitsVae.Model : InterpretedModel.Of(DigitsVae.Spec, nameof(DigitsVae));

    private static IVaeModel Of(Binarization binarization) =>
        binarization == Binarization.None ? DigitsVae.Model : TinyVae.Model.WithBinarization(binarization);

    private sealed class Reports(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }

    private sealed class Keeper : ITrainingKeeper
    {
        public List<TrainingPoint> Points { get; } = [];

        public string? Latest { get; init; }

        public bool IsDue(long step) => true;

        public void Keep(TrainingPoint point, bool isLast) => Points.Add(point);
    }
}
