using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>Law 6 for this backend: training is the fold of its step, weights and moments included.</summary>
public sealed class TrainingLawTests
{
    private static readonly TrainOptions[] Options =
    [
        new(Epochs: 2, BatchSize: 50, LearningRate: 2e-3, Seed: 7),
        new(Epochs: 2, BatchSize: 50, Seed: 7, Optimizer: new AdamW(), Schedule: new CosineSchedule(), ClipNorm: 1),
        new(Epochs: 2, BatchSize: 50, Seed: 7, Optimizer: new Sgd(Momentum: 0.9, Nesterov: true), AverageDecay: 0.9),
        new(Epochs: 2, BatchSize: 50, Seed: 7, Optimizer: new Sgd(), KlWarmupEpochs: 1, ValidationFraction: 0.2),
    ];

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void Train_is_the_fold_of_Step(string backend)
    {
        var model = DiffZoo.Model(nameof(TinyVae), backend);
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(130 * 64)));
        Assert.All(
            Options,
            options =>
            {
                var state = Enumerable
                    .Range(0, options.Epochs)
                    .SelectMany(epoch => model.Batches(options, data, epoch))
                    .Aggregate(model.Start(options.For(data.Count), Key.FromSeed(options.Seed)), model.Step);
                SameState.Check(state, model.Train(options, data).State);
            }
        );
    }

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void Weights_go_from_the_managed_engine_to_DiffSharp_and_back(string backend)
    {
        DiffZoo.Require(backend);
        var data = Dataset.Of(TinyVae.Images.From(Digits.Load().Train.Values.ToArray().Take(128 * 64)));
        var diff = TinyVae.Diff.On(backend: backend);
        var managed = TinyVae.Train(new(Epochs: 2), data).State;

        // The state that the managed engine came to is trained on: the same noise, order and steps, so the two stay together.
        var batch = data.Take([.. Enumerable.Range(0, 128)]);
        var (here, there) = (TinyVae.Step(managed, batch), diff.Step(managed, batch));
        Assert.Equal(here.Core.Objective!.Value, there.Core.Objective!.Value, 1e-4);
        Assert.All(
            here.Core.FirstMoment.Values.ToArray().Zip(there.Core.FirstMoment.Values.ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-4)
        );

        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, Checkpoint.FileName);
        Checkpoint.Save(diff.Model, there.Core.Parameters, path);
        var loaded = Checkpoint.Load(TinyVae.Model, path);
        Assert.Equal(there.Core.Parameters.Values.ToArray(), loaded.Values.ToArray());
        var noise = TinyVae.Model.NoiseFrom(Key.FromSeed(1), 128);
        var images = TinyVae.Model.Binarize(TinyVae.Model.ExamplesFrom(batch.Values.ToArray()), Key.FromSeed(2));
        var objective = TinyVae.Model.Evaluate(loaded, images, noise).Value;
        Assert.Equal(objective, diff.Model.Evaluate(loaded, images, noise).Value, 1e-5 * Math.Abs(objective));
    }

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void A_session_evaluates_the_weights_of_its_last_step(string backend)
    {
        var model = DiffZoo.Model(nameof(TinyVae), backend);
        var images = ModelAgreement.Images(model, Key.FromSeed(1), 20);
        var noise = model.NoiseFrom(Key.FromSeed(2), images.Count);
        foreach (var options in new TrainOptions[] { new(BatchSize: 20), new(BatchSize: 20, AverageDecay: 0.9) })
        {
            using var session = model.OpenSession(model.Start(options.For(images.Count), Key.FromSeed(3)), images.Count, threads: 1);
            var values = new List<Objective>();
            for (var step = 0; step < 3; step++)
            {
                session.Step(images, Enumerable.Range(0, images.Count).ToArray());
                Assert.Equal(session.Evaluate(images, noise), session.Evaluate(images, noise));
                values.Add(session.Evaluate(images, noise));
                Assert.Equal(model.Evaluate(session.State.Evaluated, images, noise) with { Beta = 1 }, values[^1]);
            }

            Assert.Equal(3, values.Distinct().Count());
        }
    }

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void A_run_that_diverges_says_where(string backend)
    {
        var model = DiffZoo.Model(nameof(TinyVae), backend);
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(64 * 64)));
        var options = new TrainOptions(Epochs: 2, BatchSize: 32, LearningRate: 1e30);
        var problem = Assert.Throws<TrainingDivergedException>(() => model.Train(options, data));
        Assert.Contains("step 2", problem.Message, StringComparison.Ordinal);
    }
}
