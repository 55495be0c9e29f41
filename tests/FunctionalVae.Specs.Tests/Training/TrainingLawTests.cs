using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Law 6: training is the fold of its step, bit for bit, at any number of threads.</summary>
public sealed class TrainingLawTests
{
    private static readonly TrainOptions Options = new(Epochs: 2, BatchSize: 50, LearningRate: 2e-3, Seed: 7, Threads: 2);

    [Fact]
    public void Train_is_the_fold_of_Step_for_grey_digits()
    {
        // 130 images and a batch of 50: the last batch of an epoch has 30.
        var data = Dataset.Of(DigitsVae.Images.From(Digits.Load().Train.Values.ToArray().Take(130 * 64)));
        var state = DigitsVae.Start(Options, Key.FromSeed(Options.Seed));
        foreach (var batch in Enumerable.Range(0, Options.Epochs).SelectMany(epoch => DigitsVae.Batches(Options, data, epoch)))
        {
            state = DigitsVae.Step(state, batch);
        }

        var run = DigitsVae.Train(Options, data);
        Assert.True(run.IsComplete);
        Assert.Equal(6, run.State.Step);
        SameState.Check(state.Core, run.State.Core);
    }

    [Theory]
    [InlineData(Binarization.Dynamic)]
    [InlineData(Binarization.Once)]
    [InlineData(Binarization.Threshold)]
    public void Train_is_the_fold_of_Step_for_binarised_digits(Binarization binarization)
    {
        var model = Binarised(binarization);
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(70 * 64)));
        var state = model.Start(Options, Key.FromSeed(Options.Seed));
        foreach (var batch in Enumerable.Range(0, Options.Epochs).SelectMany(epoch => model.Batches(Options, data, epoch)))
        {
            state = model.Step(state, batch);
        }

        SameState.Check(state, model.Train(Options, data).State);
        SameState.Check(state, model.Train(Options, new OwnDataset(data)).State);
    }

    [Fact]
    public void Train_is_the_fold_of_Step_on_the_engine_that_binarises_dynamically()
    {
        var data = Dataset.Of(TinyVae.Images.From(Digits.Load().Train.Values.ToArray().Take(70 * 64)));
        var state = Enumerable
            .Range(0, Options.Epochs)
            .SelectMany(epoch => TinyVae.Batches(Options, data, epoch))
            .Aggregate(TinyVae.Start(Options, Key.FromSeed(Options.Seed)), TinyVae.Step);
        SameState.Check(state.Core, TinyVae.Train(Options, data).State.Core);
    }

    [Theory]
    [InlineData("DigitsVae")]
    [InlineData("TinyVae")]
    public void A_step_of_the_engine_takes_the_noise_and_the_binary_pixels_of_the_interpreters(string name)
    {
        // Other draws would move the objective by tenths of a nat, and the gradient by as much as it has.
        var model = ZooModels.Named(name);
        var oracle = Interpreter.InterpretedModel.Of(model.Spec, name);
        var batch = model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(20 * 64));
        var (state, exact) = (model.Start(Options, Key.FromSeed(3)), oracle.Start(Options, Key.FromSeed(3)));
        for (var step = 0; step < 2; step++)
        {
            (state, exact) = (model.Step(state, batch), oracle.Step(exact, batch));
            Assert.Equal(exact.Objective!.Value, state.Objective!.Value, 1e-5 * Math.Abs(exact.Objective.Value));
            var scale = exact.FirstMoment.Values.ToArray().Max(Math.Abs);
            var worst = exact.FirstMoment.Values.ToArray().Zip(state.FirstMoment.Values.ToArray(), (e, a) => Math.Abs(e - a)).Max();
            Assert.True(worst <= 1e-4 * scale, $"step {step + 1}: a first moment is off by {worst} of {scale}");
        }
    }

    [Theory]
    [InlineData("DigitsVae", 1, 2)]
    [InlineData("DigitsVae", 1, 3)]
    [InlineData("TinyVae", 1, 2)]
    public void The_same_seed_gives_the_same_bits_at_any_number_of_threads(string name, int threads, int others)
    {
        var model = ZooModels.Named(name);
        var data = Dataset.Of(ExampleBatch.Of(model, Digits.Load().Test));
        var one = model.Train(Options with { Threads = threads }, data);
        var other = model.Train(Options with { Threads = others }, data);
        SameState.Check(one.State, other.State);
        Assert.Equal(one.Epochs, other.Epochs);
    }

    [Fact]
    public void Another_seed_gives_another_run()
    {
        var data = Dataset.Of(DigitsVae.Images.Of(Digits.Load().Test));
        var one = DigitsVae.Train(Options, data).State.Core;
        var other = DigitsVae.Train(Options with { Seed = 8 }, data).State.Core;
        Assert.NotEqual(one.Parameters.Values.ToArray(), other.Parameters.Values.ToArray());
    }

    [Fact]
    public void Each_example_is_taken_once_an_epoch()
    {
        var data = Dataset.Of(DigitsVae.Images.Of(Digits.Load().Test));
        var taken = DigitsVae.Batches(Options, data, epoch: 1).ToList();
        Assert.Equal([50, 50, 50, 50, 50, 50, 50, 10], taken.Select(batch => batch.Count));
        var expected = Digits.Load().Test.Values.ToArray().Chunk(64).Select(image => string.Join(' ', image)).Order(StringComparer.Ordinal);
        var actual = taken
            .SelectMany(batch => batch.Values.ToArray().Chunk(64))
            .Select(image => string.Join(' ', image))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_cancelled_run_ends_at_a_step_with_a_usable_state()
    {
        using var cancel = new CancellationTokenSource();
        var data = Dataset.Of(DigitsVae.Images.Of(Digits.Load().Train));
        var run = DigitsVae.Train(Options with { Epochs = 1000 }, data, new CancelAfterFirstEpoch(cancel), cancel.Token);
        Assert.False(run.IsComplete);
        Assert.Single(run.Epochs);
        var same = DigitsVae.Train(Options with { Epochs = 1 }, data);
        SameState.Check(same.State.Core with { Options = run.State.Core.Options }, run.State.Core);
    }

    [Fact]
    public void A_run_that_diverges_says_where()
    {
        var data = Dataset.Of(DigitsVae.Images.Of(Digits.Load().Test));
        var problem = Assert.Throws<TrainingDivergedException>(() => DigitsVae.Train(Options with { LearningRate = 1e30 }, data));
        Assert.Contains("step 2", problem.Message);
        Assert.Contains("DigitsVae", problem.Message);
        Assert.Contains("learning rate", problem.Message);
    }

    [Fact]
    public void Weights_that_the_last_step_makes_infinite_are_never_handed_out()
    {
        // One step, whose objective is still that of the initial weights; the rate is beyond float32.
        var data = Dataset.Of(DigitsVae.Images.From(Digits.Load().Test.Values.ToArray().Take(20 * 64)));
        foreach (var model in (IVaeModel[])[DigitsVae.Model, Interpreter.InterpretedModel.Of(DigitsVae.Spec, "DigitsVae")])
        {
            var options = Options with { Epochs = 1, LearningRate = 1e300 };
            var problem = Assert.Throws<TrainingDivergedException>(() => model.Train(options, Dataset.Core(data)));
            Assert.Contains("step 1", problem.Message);
            Assert.Contains("encoder.1.weight", problem.Message);
            var start = model.Start(options, Key.FromSeed(1));
            Assert.Throws<TrainingDivergedException>(() => model.Step(start, model.Batches(options, Dataset.Core(data), 0).First()));
        }
    }

    [Fact]
    public void The_interpreter_says_where_it_diverges_too()
    {
        var model = Interpreter.InterpretedModel.Of(DigitsVae.Spec, "DigitsVae");
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Test.Values.ToArray().Take(130 * 64)));
        var problem = Assert.Throws<TrainingDivergedException>(() => model.Train(Options with { LearningRate = 1e300 }, data));
        Assert.Contains("DigitsVae", problem.Message);
        Assert.Contains("step 2", problem.Message);
    }

    private static IVaeModel Binarised(Binarization binarization) =>
        Interpreter.InterpretedModel.Of(TinyVae.Spec with { Input = new Image(8, 8, Binarization: binarization) });

    [Fact]
    public void A_cancelled_run_with_patience_hands_out_its_best_epoch()
    {
        using var cancel = new CancellationTokenSource();
        // Ten images are soon learned by heart: the best epoch is not the last.
        var options = Options with
        {
            Epochs = 1000,
            LearningRate = 0.05,
            ValidationFraction = 0.5,
            Patience = 900,
        };
        var data = Dataset.Of(DigitsVae.Images.From(Digits.Load().Train.Values.ToArray().Take(20 * 64)));
        var run = DigitsVae.Train(options, data, new CancelAfter(cancel, 300), cancel.Token);
        Assert.False(run.IsComplete);
        var best = run.Epochs.MaxBy(epoch => epoch.Validation!.Value)!;
        Assert.True(best.Epoch < 300);
        Assert.Equal(best.Epoch, run.BestEpoch);
        var there = DigitsVae.Train(options with { Epochs = best.Epoch, Patience = null }, data);
        Assert.Equal(there.State.Parameters.Values.ToArray(), run.State.Parameters.Values.ToArray());
    }

    private sealed class CancelAfter(CancellationTokenSource cancel, int epochs) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEpochEnd && value.Epoch == epochs)
            {
                cancel.Cancel();
            }
        }
    }

    private sealed class CancelAfterFirstEpoch(CancellationTokenSource cancel) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEpochEnd)
            {
                cancel.Cancel();
            }
        }
    }

    private sealed class OwnDataset(IDataset<Batch> data) : IDataset<Batch>
    {
        public int Count => data.Count;

        public Batch Take(IReadOnlyList<int> examples) => data.Take(examples);
    }
}
