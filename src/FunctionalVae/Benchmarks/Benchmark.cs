namespace FunctionalVae;

/// <summary>Measures how fast a model runs on this machine.</summary>
public static class Benchmark
{
    private const int Rounds = 15;
    private const double WarmUpSeconds = 0.5;

    // Looks at the machine's peak in each round: it takes 20 to 40 microseconds each.
    private const int PeaksPerRound = 15;

    /// <summary>Trains and decodes with made-up examples for a few seconds, and tells the medians over 15 rounds.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batchSize">Examples of a step, positive.</param>
    /// <param name="threads">Threads of a step, positive.</param>
    /// <param name="secondsPerRound">How long each of the 15 rounds trains.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    /// <exception cref="NotSupportedException">The model is no <see cref="VaeModel"/>.</exception>
    public static BenchmarkResult Run(IVaeModel model, int batchSize, int threads, double secondsPerRound = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondsPerRound);
        using var session = new BenchmarkSession(model, batchSize, threads);
        session.StepMicroseconds(WarmUpSeconds);
        session.DecodeMicroseconds(WarmUpSeconds);
        var (steps, decodes, peaks) = (new List<double>(), new List<double>(), new List<double>());
        // Peaks with a minus: their last decile is what the machine gives undisturbed, as the first is of times.
        for (var round = 0; round < Rounds; round++)
        {
            peaks.AddRange(Enumerable.Range(0, PeaksPerRound).Select(_ => -FmaPeak.Measure()));
            steps.Add(session.StepMicroseconds(secondsPerRound));
            decodes.Add(session.DecodeMicroseconds(secondsPerRound / 10));
        }

        return new(
            batchSize,
            threads,
            Times.Median(steps),
            session.FlopsPerStep,
            -Times.FirstDecile(peaks) * threads,
            session.AllocatedBytesPerStep(),
            Times.Median(decodes)
        );
    }
}
