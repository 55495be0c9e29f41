using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>The validation split, its score, and what ends a run early.</summary>
public sealed class ValidationTests
{
    private static readonly TrainOptions Options = new(Epochs: 3, BatchSize: 20, LearningRate: 2e-3, Seed: 7, ValidationFraction: 0.3);

    // Few examples, many epochs and a high rate: DigitsVae learns them by heart.
    private static readonly TrainOptions Overfitting = new(
        Epochs: 400,
        BatchSize: 20,
        LearningRate: 5e-3,
        Seed: 3,
        ValidationFraction: 0.3,
        Patience: 15
    );

    [Fact]
    public void Validation_examples_are_never_trained_on()
    {
        var data = new WatchedDataset(DigitsData(70));
        DigitsVae.Model.Train(Options, data);
        var training = data.Taken.Where(taken => taken.Count <= 20).SelectMany(taken => taken).ToList();
        var validation = data.Taken.Where(taken => taken.Count == 21).SelectMany(taken => taken).ToList();
        Assert.Empty(training.Intersect(validation));
        // 49 and 21 of 70, each once an epoch.
        Assert.Equal(49, training.Distinct().Count());
        Assert.Equal(3 * 49, training.Count);
        Assert.Equal(21, validation.Distinct().Count());
        Assert.Equal(3 * 21, validation.Count);
    }

    [Fact]
    public void What_is_kept_for_validation_has_no_influence_on_the_weights()
    {
        var split = TrainingSplit.Of(Options, 70, Key.FromSeed(Options.Seed));
        var values = Digits.Load().Train.Values.ToArray().Take(70 * 64).ToArray();
        var expected = DigitsVae.Model.Train(Options, Dataset.Of(DigitsVae.Model.ExamplesFrom(values)));
        foreach (var example in split.Validation)
        {
            Array.Fill(values, 0.25f, example * 64, 64);
        }

        var actual = DigitsVae.Model.Train(Options, Dataset.Of(DigitsVae.Model.ExamplesFrom(values)));
        Assert.Equal(expected.State.Parameters.Values.ToArray(), actual.State.Parameters.Values.ToArray());
        Assert.NotEqual(expected.Epochs[0].Validation, actual.Epochs[0].Validation);
    }

    [Theory]
    [InlineData(0.1, 100, 10)]
    [InlineData(0.001, 100, 1)]
    [InlineData(0.999, 100, 99)]
    [InlineData(0.5, 2, 1)]
    public void The_split_takes_its_share_by_key(double fraction, int count, int validation)
    {
        var options = Options with { ValidationFraction = fraction };
        var split = TrainingSplit.Of(options, count, Key.FromSeed(1));
        Assert.Equal(validation, split.Validation.Length);
        Assert.Equal(Enumerable.Range(0, count), split.Training.Concat(split.Validation).Order());
        Assert.Equal((count - validation + 19) / 20, TrainingSplit.StepsPerEpoch(options, count));
        Assert.Equal(split.Validation, TrainingSplit.Of(options, count, Key.FromSeed(1)).Validation);
    }

    [Fact]
    public void Another_seed_splits_otherwise() =>
        Assert.NotEqual(
            TrainingSplit.Of(Options, 100, Key.FromSeed(1)).Validation,
            TrainingSplit.Of(Options, 100, Key.FromSeed(2)).Validation
        );

    [Fact]
    public void A_single_example_cannot_be_split()
    {
        var problem = Assert.Throws<ArgumentException>(() => DigitsVae.Model.Train(Options, DigitsData(1)));
        Assert.Contains("cannot be split", problem.Message);
    }

    // 400 examples, 280 of them scored: more than are evaluated at once.
    [Theory]
    [InlineData("TinyVae")]
    [InlineData("DigitsVae")]
    public void The_score_is_the_objective_at_beta_1_with_the_same_noise_each_time(string name)
    {
        var model = (VaeModel)ZooModels.Named(name);
        var options = Options with { Epochs = 2, LearningRate = 1e-12, ValidationFraction = 0.7, Threads = 2 };
        var data = Dataset.Of(ExampleBatch.Of(model, Digits.Load().Train).Take([.. Enumerable.Range(0, 400)]));
        var run = model.Train(options, data);
        var first = run.Epochs[0].Validation!;
        Assert.Equal(1, first.Beta);
        // At a rate of next to nothing only another draw could move the score.
        Assert.Equal(first.Value, run.Epochs[1].Validation!.Value, 1e-4);
        // Noise and dynamic binarization belong to the example's number in the data.
        var key = Key.FromSeed(options.Seed);
        var kept = TrainingSplit.Of(options, 400, key).Validation;
        var noise = model.NoiseFrom(key.Child(KeySites.ValidationNoise), 400).Take(kept);
        var images = model.Binarize(data.Take([.. Enumerable.Range(0, 400)]), key.Child(KeySites.ValidationBinarization)).Take(kept);
        Assert.Equal(model.Evaluate(run.State.Parameters, images, noise).Unweighted, run.Epochs[1].Validation!.Value, 1e-9);

        var own = model.Train(options with { Threads = 1 }, new WatchedDataset(data));
        Assert.Equal(first, own.Epochs[0].Validation);
        Assert.Equal(own.Epochs[1].Validation, run.Epochs[1].Validation);
    }

    [Fact]
    public void Early_stopping_restores_the_best_epoch_and_says_which()
    {
        var data = DigitsData(60);
        var run = DigitsVae.Model.Train(Overfitting, data);
        var scores = run.Epochs.Select(epoch => epoch.Validation!.Value).ToList();
        var best = scores.IndexOf(scores.Max()) + 1;
        Assert.True(run.IsComplete);
        Assert.Equal(best, run.BestEpoch);
        Assert.InRange(best, 2, 300);
        Assert.Equal(best + Overfitting.Patience, run.Epochs.Count);
        // Training was still getting better, validation was not: that is what stopping early is for.
        Assert.True(run.Epochs[^1].Objective.Value > run.Epochs[best - 1].Objective.Value);
        Assert.True(scores[^1] < scores[best - 1]);

        var straight = DigitsVae.Model.Train(Overfitting with { Epochs = best, Patience = null }, data);
        SameState.Check(straight.State with { Options = run.State.Options }, run.State);
        Assert.Null(straight.BestEpoch);
        Assert.Equal(scores[best - 1], straight.Epochs[^1].Validation!.Value);
    }

    [Fact]
    public void The_averaged_weights_are_those_that_are_scored_and_restored()
    {
        var options = Overfitting with { AverageDecay = 0.98 };
        var run = DigitsVae.Model.Train(options, DigitsData(60));
        var straight = DigitsVae.Model.Train(options with { Epochs = run.BestEpoch!.Value, Patience = null }, DigitsData(60));
        Assert.Equal(straight.State.Average!.Values.ToArray(), run.State.Evaluated.Values.ToArray());
        var plain = DigitsVae.Model.Train(options with { Epochs = 2, Patience = null, AverageDecay = null }, DigitsData(60));
        Assert.NotEqual(plain.Epochs[1].Validation, run.Epochs[1].Validation);
        Assert.Equal(plain.Epochs[1].Objective, run.Epochs[1].Objective);
    }

    [Fact]
    public void Patience_does_not_run_out_while_the_Kl_term_warms_up()
    {
        var options = Overfitting with { Epochs = 60, KlWarmupEpochs = 50, Patience = 2 };
        Assert.True(DigitsVae.Model.Train(options, DigitsData(60)).Epochs.Count >= 52);
    }

    private static IDataset<Batch> DigitsData(int count) =>
        Dataset.Of(DigitsVae.Model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(count * 64)));

    private sealed class WatchedDataset(IDataset<Batch> data) : IDataset<Batch>
    {
        public List<IReadOnlyList<int>> Taken { get; } = [];

        public int Count => data.Count;

        public Batch Take(IReadOnlyList<int> examples)
        {
            Taken.Add([.. examples]);
            return data.Take(examples);
        }
    }
}
