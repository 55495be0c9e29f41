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
    [InlineData("convolutions")]
    [InlineData("convolutions, run from the plan")]
    public void A_step_allocates_nothing(string name)
    {
        var options = name switch
        {
            "adam" or "run from the plan" or "convolutions" or "convolutions, run from the plan" => new TrainOptions(),
            "adamw, average" => new TrainOptions(Optimizer: new AdamW(), AverageDecay: 0.9),
            _ => new TrainOptions(Optimizer: new Sgd(Momentum: 0.9), ClipNorm: 1),
        };
        var generated = name.StartsWith("convolutions", StringComparison.Ordinal) ? ConvVae.Model : TinyVae.Model;
        var model = (VaeModel)(name.EndsWith("run from the plan", StringComparison.Ordinal) ? Vae.ModelFrom(generated.Spec) : generated);
        var images = model.ExamplesFrom(Enumerable.Range(0, model.Layout.InputWidth * 32).Select(i => i % 5 / 4f));
        var rows = TrainingOrder.InOrder(32);
        using var session = model.OpenSession(model.Start(options.For(32), Key.FromSeed(1)), 32, threads: 1);
        session.Step(images, rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        session.Step(images, rows);
        session.Step(images, rows);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
