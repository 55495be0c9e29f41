using System.Diagnostics;
using System.Globalization;

namespace FunctionalVae.App;

/// <summary>How long a run has been trained, the parts before it was resumed too.</summary>
internal sealed class RunClock
{
    // Not compared when a run goes on: it is of no run but the one that wrote it.
    private const string Fact = "seconds";
    private const string StepsFact = "steps trained";

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly double secondsBefore;
    private long steps;

    private RunClock(double secondsBefore, long steps) => (this.secondsBefore, this.steps) = (secondsBefore, steps);

    /// <summary>Seconds of this part.</summary>
    public double PartSeconds => clock.Elapsed.TotalSeconds;

    /// <summary>A clock for a run that begins, or goes on from a checkpoint.</summary>
    public static RunClock Of(RunStart? start) => new(start?.SecondsBefore ?? 0, start?.StepsBefore ?? 0);

    /// <summary>Seconds that a checkpoint's facts say; 0 where they say none.</summary>
    public static double SecondsOf(IReadOnlyDictionary<string, string> facts) =>
        double.TryParse(facts.GetValueOrDefault(Fact), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && double.IsFinite(seconds)
        && seconds >= 0
            ? seconds
            : 0;

    /// <summary>Steps that were trained in the seconds of a checkpoint's facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="step">Steps done, which is what earlier versions counted.</param>
    public static long StepsOf(IReadOnlyDictionary<string, string> facts, long step) =>
        SecondsOf(facts) == 0 ? 0
        : long.TryParse(facts.GetValueOrDefault(StepsFact), NumberStyles.None, CultureInfo.InvariantCulture, out var steps) ? steps
        : step;

    /// <summary>Is told of every step, those that are made once more after a rollback too.</summary>
    public void Step() => steps++;

    /// <summary>A run's facts with the time so far.</summary>
    public IReadOnlyDictionary<string, string> In(IReadOnlyDictionary<string, string> facts) =>
        new Dictionary<string, string>(facts)
        {
            [Fact] = (secondsBefore + PartSeconds).ToString("F3", CultureInfo.InvariantCulture),
            [StepsFact] = steps.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>Stops, and says what it came to.</summary>
    /// <param name="threads">Threads of this part; null where they are not known.</param>
    public RunTiming Stop(int? threads)
    {
        clock.Stop();
        return new(secondsBefore + PartSeconds, steps, threads);
    }
}
