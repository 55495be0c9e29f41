using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>A guard goes back from spikes of the loss on TorchSharp too, the same on every run and from every place of it.</summary>
public sealed class GuardTests
{
    private const int Count = 50;

    private static readonly TrainOptions Options = new(
        Epochs: 9,
        BatchSize: 5,
        LearningRate: 2e-3,
        Seed: 3,
        Threads: 1,
        Guard: new(Rollbacks: 3, Window: 8, Deviations: 12)
    );

    private static readonly float[] Values = [.. Enumerable.Range(0, Count * 64).Select(i => i * 7 % 16 / 16f)];

    [Theory]
    [InlineData(1e3f)]
    [InlineData(float.MaxValue)]
    public void A_run_goes_back_and_on_in_another_order(float spike)
    {
        var model = TorchZoo.Torch(nameof(DigitsVae));
        var data = new PairSpike(model.ExamplesFrom(Values), spike);
        var keeper = new EveryStep();
        var run = model.TrainFrom(TrainingPoint.Before(model.Start(Options, Key.FromSeed(Options.Seed))), data, keeper);
        Assert.Equal((true, Options.Epochs, Options.Epochs * 10L), (run.IsComplete, run.Epochs.Count, run.State.Step));
        Assert.All(run.Epochs, epoch => Assert.True(double.IsFinite(epoch.Objective.Value)));
        Assert.InRange(run.Rollbacks!.Count, 1, 3);
        Assert.All(run.Rollbacks, rollback => Assert.True(double.IsNaN(rollback.Loss) || rollback.Loss > rollback.Level, $"{rollback}"));
        var again = model.Train(Options, data);
        Assert.Equal(run.Rollbacks, again.Rollbacks);
        SameState.Check(run.State, again.State);
        foreach (var point in keeper.Points.Where((_, i) => i % 16 == 3))
        {
            var rest = model.TrainFrom(point, data);
            Assert.Equal(run.Rollbacks, rest.Rollbacks);
            SameState.Check(run.State, rest.State);
        }
    }
}
