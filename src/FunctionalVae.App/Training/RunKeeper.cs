using System.Diagnostics;
using System.Runtime.ExceptionServices;
using FunctionalVae.Checkpoints;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>
/// Keeps the checkpoints of a run. They are written beside training, one at a time: what is due while another is written is left out. What goes
/// wrong there is told by the training thread, in the order of what it says itself.
/// </summary>
/// <param name="folder">Where they lie.</param>
/// <param name="request">Which are kept.</param>
/// <param name="model">The model.</param>
/// <param name="facts">Of the run, for those who go on from them.</param>
/// <param name="clock">How long it has been trained.</param>
/// <param name="error">Is told of checkpoints that could not be written.</param>
internal sealed class RunKeeper(
    CheckpointFolder folder,
    CheckpointRequest request,
    IVaeModel model,
    IReadOnlyDictionary<string, string> facts,
    RunClock clock,
    TextWriter error
) : ITrainingKeeper
{
    private static readonly Task<Failure?> Nothing = Task.FromResult<Failure?>(null);
    private readonly List<string> kept = [];
    private Task<Failure?> writing = Nothing;
    private long last = Stopwatch.GetTimestamp();

    /// <summary>The file of the latest checkpoint; null where there is none yet.</summary>
    public string? Latest
    {
        get
        {
            writing.Wait();
            return kept.Count > 0 ? kept[^1] : null;
        }
    }

    public bool IsDue(long step)
    {
        clock.Step();
        if (!writing.IsCompleted)
        {
            return false;
        }

        Finish();
        return request.EverySteps is { } steps
            ? step % steps == 0
            : request.EverySeconds is { } seconds && Stopwatch.GetElapsedTime(last).TotalSeconds >= seconds;
    }

    /// <summary>Counts the checkpoint that the run goes on from, and those before it, as its own.</summary>
    public void Begin(string file) =>
        kept.AddRange(folder.Files.Where(other => string.CompareOrdinal(other, file) <= 0).Order(StringComparer.Ordinal));

    public void Keep(TrainingPoint point, bool isLast)
    {
        Finish();
        // Until the model is written, a run that is over needs its last checkpoint too.
        if (isLast && point.State.Step == 0)
        {
            return;
        }

        last = Stopwatch.GetTimestamp();
        var checkpoint = new TrainingCheckpoint(point, clock.In(facts));
        writing = Task.Run(() => Write(checkpoint, isLast));
        if (isLast)
        {
            Finish();
        }
    }

    /// <summary>Waits for the one that is being written, and tells where it failed.</summary>
    /// <exception cref="OutOfMemoryException">Memory did not suffice for it.</exception>
    public void Finish()
    {
        var failure = writing.GetAwaiter().GetResult();
        writing = Nothing;
        if (Memory.IsShort(failure?.Problem))
        {
            ExceptionDispatchInfo.Throw(failure!.Problem);
        }

        if (failure is not null)
        {
            error.Write($"warning: {failure.Text}\n");
        }
    }

    /// <summary>Removes the checkpoints of earlier runs once this one has its model in the folder, and its own where it keeps none.</summary>
    public void RemoveOthers()
    {
        Finish();
        folder.Prune(request.IsWanted ? kept : []);
        if (Directory.Exists(folder.Path) && !Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            Directory.Delete(folder.Path);
        }
    }

    private Failure? Write(TrainingCheckpoint checkpoint, bool isLast)
    {
        try
        {
            var file = folder.Write(model, checkpoint);
            // Names go by steps: those of later ones are of a way that training went back from.
            var left = kept.Where(other => string.CompareOrdinal(other, file) > 0).ToList();
            kept.RemoveAll(left.Append(file).Contains);
            kept.Add(file);
            left.AddRange(kept.Take(kept.Count - request.Keep));
            kept.RemoveAll(left.Contains);
            // Those of an earlier run stay until this one is over.
            folder.Prune([.. folder.Files.Except(left)]);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException || Memory.IsShort(problem))
        {
            var then =
                !isLast ? "Training goes on."
                : kept.Count > 0 ? $"The latest is {kept[^1]}."
                : "There is none.";
            return new(
                problem,
                Invariant($"the checkpoint after step {checkpoint.Point.State.Step} could not be kept: {problem.Message} {then}")
            );
        }
    }

    private sealed record Failure(Exception Problem, string Text);
}
