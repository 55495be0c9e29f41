using System.Globalization;

namespace FunctionalVae.SideBySide;

/// <summary>A generated model and the same specification run as a value, in turns.</summary>
internal static class RunnerComparison
{
    private const int Turns = 7;
    private const double SecondsPerTurn = 0.5;

    /// <summary>A Markdown table: the median step of both, and how near the runner comes to generated code.</summary>
    public static string Table(IVaeModel generated, int batchSize)
    {
        using var written = new BenchmarkSession(generated, batchSize, threads: 1);
        using var run = new BenchmarkSession(Vae.ModelFrom(generated.Spec, generated.Name), batchSize, threads: 1);
        var (writtenTimes, runTimes) = (new List<double>(), new List<double>());
        // The first turn warms up.
        for (var turn = 0; turn <= Turns; turn++)
        {
            var (a, b) = (written.StepMicroseconds(SecondsPerTurn), run.StepMicroseconds(SecondsPerTurn));
            if (turn > 0)
            {
                writtenTimes.Add(a);
                runTimes.Add(b);
            }
        }

        var (one, other) = (Times.Median(writtenTimes), Times.Median(runTimes));
        return "| model | batch | generated, µs | run from the plan, µs | ratio |\n|---|---|---|---|---|\n"
            + string.Create(
                CultureInfo.InvariantCulture,
                $"| {generated.Name} | {batchSize} | {one:F1} | {other:F1} | {one / other:F2} |\n"
            );
    }
}
