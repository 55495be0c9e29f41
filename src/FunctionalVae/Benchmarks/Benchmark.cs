using System.Diagnostics;
using FunctionalVae.Plans;

namespace FunctionalVae;

/// <summary>Measures how fast a model runs. Times differ from run to run; everything else that is computed does not.</summary>
public static class Benchmark
{
    private const int Batches = 8;
    private const int Rounds = 15;
    private const double WarmUpSeconds = 0.5;

    /// <summary>Trains and decodes with made-up examples for a few seconds, and tells the medians.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batchSize">Examples of a step, positive.</param>
    /// <param name="threads">Threads of a step, positive.</param>
    /// <param name="secondsPerRound">How long each of the 15 rounds trains, and each decodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    /// <exception cref="NotSupportedException">The model is no <see cref="VaeModel"/>.</exception>
    public static BenchmarkResult Run(IVaeModel model, int batchSize, int threads, double secondsPerRound = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondsPerRound);
        var measured =
            model as VaeModel ?? throw new NotSupportedException($"{model.Name} is no {nameof(VaeModel)}, whose steps can be measured.");
        var data = Examples(measured, batchSize * Batches);
        var options = measured.Defaults with { BatchSize = batchSize };
        var state = measured.Start(options.For(data.Count), Key.FromSeed(1));
        using var session = measured.OpenSession(state, batchSize, threads);
        var order = TrainingOrder.InOrder(data.Count);
        var latent = measured.NoiseFrom(Key.FromSeed(2), 1);
        var next = 0;
        Repeat(Step, WarmUpSeconds);
        Repeat(Decode, WarmUpSeconds);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Batches; i++)
        {
            Step();
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var (steps, decodes, peaks) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Rounds; i++)
            {
                peaks.Add(FmaPeak.Measure());
            }

            steps.AddRange(Repeat(Step, secondsPerRound));
            decodes.AddRange(Repeat(Decode, secondsPerRound / 10));
        }

        return new(
            batchSize,
            threads,
            Median(steps),
            FlopsPerStep(measured.Spec, batchSize),
            Median(peaks) * threads,
            (double)allocated / Batches,
            Median(decodes)
        );

        void Step()
        {
            session.Step(data, order.Slice(next * batchSize, batchSize));
            next = (next + 1) % Batches;
        }

        void Decode() => measured.Decode(state.Parameters, latent);
    }

    /// <summary>Two for each multiply-add of the matrix products of a step.</summary>
    public static double FlopsPerStep(VaeSpec spec, int batchSize)
    {
        var plan = Lowering.Lower(spec);
        var perExample = plan
            .EncodeOps.Concat(plan.DecodeOps)
            .Concat(plan.BackwardOps)
            .Sum(op =>
                op switch
                {
                    Affine affine => (double)affine.Weight.Count,
                    AffineParameterGradient gradient => gradient.Weight.Count,
                    AffineInputGradient gradient => gradient.Weight.Count,
                    _ => 0,
                }
            );
        return 2 * perExample * batchSize;
    }

    // Ones among zeros, as many as in handwriting: a value of every domain.
    private static Batch Examples(VaeModel model, int count)
    {
        var width = model.Layout.InputWidth;
        var key = Key.FromSeed(3);
        return model.ImagesFrom(
            Enumerable
                .Range(0, count * width)
                .Select(i => Uniform.Open(key.Words((uint)(i / width), (uint)(i % width)).Word0) < 0.2 ? 1f : 0f)
        );
    }

    // Microseconds of each call.
    private static List<double> Repeat(Action action, double seconds)
    {
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var before = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
        }

        return times;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
