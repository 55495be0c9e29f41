using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>A training step on the managed engine leaves nothing to the garbage collector, with any optimiser and with clipping.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData("adam")]
    [InlineData("adamw, average")]
    [InlineData("momentum, clip")]
    [InlineData("run from the plan")]
    public void A_step_allocates_nothing(string name)
    {
        var options = name switch
        {
            "adam" or "run from the plan" => new TrainOptions(),
            "adamw, average" => new TrainOptions(Optimizer: new AdamW(), AverageDecay: 0.9),
            _ => new TrainOptions(Optimizer: new Sgd(Momentum: 0.9), ClipNorm: 1),
        };
        var model = (VaeModel)(name == "run from the plan" ? Vae.ModelFrom(TinyVae.Spec) : TinyVae.Model);
        var images = model.ExamplesFrom(Enumerable.Range(0, 64 * 32).Select(i => i % 5 / 4f));
        var rows = TrainingOrder.InOrder(32);
        using var session = model.OpenSession(model.Start(options.For(32), Key.FromSeed(1)), 32, threads: 1);
        session.Step(images, rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        session.Step(images, rows);
        session.Step(images, rows);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
