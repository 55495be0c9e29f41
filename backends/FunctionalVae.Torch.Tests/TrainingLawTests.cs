using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>Law 6 for this backend: training is the fold of its step, weights and moments included.</summary>
public sealed class TrainingLawTests
{
    public static TheoryData<TrainOptions> Options { get; } =
    [
        new(Epochs: 2, BatchSize: 50, LearningRate: 2e-3, Seed: 7, Threads: 1),
        new(Epochs: 2, BatchSize: 50, Seed: 7, Threads: 1, Optimizer: new AdamW(), Schedule: new CosineSchedule(), ClipNorm: 1),
        new(Epochs: 2, BatchSize: 50, Seed: 7, Threads: 1, Optimizer: new Sgd(Momentum: 0.9, Nesterov: true), AverageDecay: 0.9),
        new(Epochs: 2, BatchSize: 50, Seed: 7, Threads: 1, Optimizer: new Sgd(), KlWarmupEpochs: 1, ValidationFraction: 0.2),
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void Train_is_the_fold_of_Step(TrainOptions options)
    {
        var model = TorchZoo.Torch(nameof(TinyVae));
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(130 * 64)));
        var own = options.For(data.Count);
        var state = model.Start(own, Key.FromSeed(options.Seed));
        foreach (var batch in Enumerable.Range(0, options.Epochs).SelectMany(epoch => model.Batches(options, data, epoch)))
        {
            state = model.Step(state, batch);
        }

        SameState.Check(state, model.Train(options, data).State);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_run_goes_on_from_any_of_its_places(TrainOptions options)
    {
        var model = TorchZoo.Torch(nameof(TinyVae));
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(130 * 64)));
        var keeper = new EveryStep();
        var start = TrainingPoint.Before(model.Start(options.For(data.Count), Key.FromSeed(options.Seed)));
        var whole = model.TrainFrom(start, data, keeper);
        SameState.Check(model.Train(options, data).State, whole.State);
        Assert.True(keeper.Points.Count > 3);
        foreach (var point in keeper.Points)
        {
            var run = model.TrainFrom(point, data);
            SameState.Check(whole.State, run.State);
            Assert.Equal(whole.Epochs, run.Epochs);
        }
    }

    [Fact]
    public void The_typed_face_trains_and_its_weights_serve_the_managed_engine()
    {
        var torch = DigitsVae.Torch.On(TorchZoo.Device);
        var data = Dataset.Of(DigitsVae.Images.From(Digits.Load().Train.Values.ToArray()));
        var run = DigitsVae.Train(new(Epochs: 3), data);
        var trained = torch.Train(new(Epochs: 3), data).State.Parameters;
        var images = DigitsVae.Images.From(Digits.Load().Test.Values.ToArray());
        var noise = DigitsVae.NoiseFrom(Key.FromSeed(1), images.Count);
        var here = DigitsVae.Evaluate(trained, images, noise).Value;
        Assert.Equal(here, torch.EvaluateObjective(trained, images, noise).Value, 1e-5 * Math.Abs(here));
        // The same noise, order and steps: three epochs later the two backends are still close.
        Assert.Equal(DigitsVae.Evaluate(run.State.Parameters, images, noise).Value, here, 0.05);
    }
}
