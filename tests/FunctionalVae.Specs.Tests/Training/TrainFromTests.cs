using FunctionalVae.Checkpoints;
using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>A run goes on from a place in the midst of an epoch, through a file, to the bits of the run that was not interrupted.</summary>
public sealed class TrainFromTests
{
    private static readonly IDataset<Batch> Data = Dataset.Of(
        DigitsVae.Model.ExamplesFrom(Enumerable.Range(0, 50 * 64).Select(i => i * 7 % 16 / 16f))
    );

    public static TheoryData<string, TrainOptions> Cases { get; } =
        new()
        {
            { "adam", new(Epochs: 3, BatchSize: 8, Threads: 1) },
            { "clipped, averaged", new(Epochs: 3, BatchSize: 16, Threads: 2, ClipNorm: 0.5, AverageDecay: 0.9) },
            { "momentum, cosine", new(3, 8, 1e-3, 4, 1, new Sgd(0.9, Nesterov: true), new CosineSchedule(0.1, 1)) },
            {
                "warm-up, patience",
                new(Epochs: 5, BatchSize: 8, Threads: 1, KlWarmupEpochs: 1.5, ValidationFraction: 0.2, Patience: 1, LearningRate: 0.05)
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void From_every_place_the_rest_of_a_run_has_the_same_bits(string name, TrainOptions options)
    {
        var keeper = new EveryStep();
        var whole = DigitsVae.Model.Train(options, Data);
        var start = TrainingPoint.Before(DigitsVae.Model.Start(options.For(Data.Count), Key.FromSeed(options.Seed)));
        AssertSame(whole, DigitsVae.Model.TrainFrom(start, Data, keeper));
        Assert.True(keeper.Points.Count > 9, name);
        Assert.True(keeper.Points[^1].IsOver);
        foreach (var point in keeper.Points)
        {
            AssertSame(whole, DigitsVae.Model.TrainFrom(Stored(point), Data));
        }
    }

    [Fact]
    public void Any_execution_goes_on_from_its_own_place()
    {
        var model = InterpretedModel.Of(DigitsVae.Spec, nameof(DigitsVae));
        var options = new TrainOptions(Epochs: 2, BatchSize: 25, Threads: 1);
        var keeper = new EveryStep();
        var start = TrainingPoint.Before(model.Start(options.For(Data.Count), Key.FromSeed(options.Seed)));
        var whole = model.TrainFrom(start, Data, keeper);
        AssertSame(whole, model.TrainFrom(Stored(keeper.Points[2]), Data));
    }

    [Fact]
    public void A_place_of_a_run_on_other_data_is_refused()
    {
        var options = new TrainOptions(Epochs: 2, BatchSize: 8, Threads: 1);
        var keeper = new EveryStep();
        DigitsVae.Model.TrainFrom(TrainingPoint.Before(DigitsVae.Model.Start(options, Key.FromSeed(1))), Data, keeper);
        var few = Dataset.Of(DigitsVae.Model.ExamplesFrom(new float[8 * 64]));
        var problem = Assert.Throws<ArgumentException>(() => DigitsVae.Model.TrainFrom(keeper.Points[5], few));
        Assert.Contains("The place after step 6, with 0 epochs complete, is not one of a run with 1 steps an epoch.", problem.Message);
    }

    private static TrainingPoint Stored(TrainingPoint point)
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFolder(folder.Path);
        checkpoints.Write(DigitsVae.Model, new(point, new Dictionary<string, string>()));
        return checkpoints.Latest(DigitsVae.Model)!.Value.Checkpoint.Point;
    }

    private static void AssertSame(TrainingRun<TrainingState> expected, TrainingRun<TrainingState> actual)
    {
        Assert.Equal(expected.State.Step, actual.State.Step);
        Assert.Equal(expected.State.Objective, actual.State.Objective);
        Assert.Equal(expected.BestEpoch, actual.BestEpoch);
        Assert.Equal(expected.Epochs, actual.Epochs);
        Assert.Equal(expected.IsComplete, actual.IsComplete);
        Func<TrainingState, ParameterVector?>[] vectors =
        [
            state => state.Parameters,
            state => state.FirstMoment,
            state => state.SecondMoment,
            state => state.Average,
        ];
        Assert.All(vectors, vector => Assert.Equal(vector(expected.State)?.Values.ToArray(), vector(actual.State)?.Values.ToArray()));
    }
}
