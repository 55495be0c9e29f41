using System.Diagnostics;
using System.Globalization;
using FunctionalVae.Zoo;

namespace FunctionalVae.LongRun;

/// <summary>
/// What it costs to look for values that are not finite, as a share of training <see cref="MnistVae"/>: all weights and moments once an epoch, all
/// examples once a run, the objective at each step.
/// </summary>
internal static class FiniteCost
{
    private const int Examples = 60_000;
    private const int Epochs = 10;

    /// <summary>The table, and the share.</summary>
    /// <param name="threads">Threads to train on.</param>
    public static (string Table, double Share) Of(int threads)
    {
        var options = MnistVae.Defaults with { Threads = threads };
        var steps = (double)((Examples + options.BatchSize - 1) / options.BatchSize);
        using var session = ((VaeModel)MnistVae.Model).OpenSession(
            MnistVae.Model.Start(options, Key.FromSeed(options.Seed)),
            options.BatchSize,
            threads
        );
        var weights = Times.Median(Times.Of(session.RequireFinite, seconds: 1));
        var batch = MnistVae.Model.ExamplesFrom(Generated.Values(Examples * MnistVae.Model.Layout.InputWidth));
        // It is looked at once: the second look would be none.
        var clock = Stopwatch.StartNew();
        batch.RequireFinite(MnistVae.Model.Name);
        var data = clock.Elapsed.TotalMicroseconds;
        using var benchmark = new BenchmarkSession(MnistVae.Model, options.BatchSize, threads);
        var step = benchmark.StepMicroseconds(seconds: 5);
        // One step and one comparison of its two terms, of which a nanosecond is much.
        var share = (weights / steps / step) + (data / (steps * Epochs) / step) + (0.001 / step);
        return (
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                | MnistVae, batch {options.BatchSize}, {threads} threads, {Examples} examples, {Epochs} epochs | µs |
                |---|---|
                | a step | {step:F1} |
                | weights and moments, once an epoch of {steps} steps | {weights:F1} |
                | examples, once a run | {data:F1} |
                | share of training | {share:P3} |

                """
            ),
            share
        );
    }
}
