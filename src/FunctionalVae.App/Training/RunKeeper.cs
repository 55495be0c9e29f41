using System.Diagnostics;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>
/// Keeps the checkpoints of a run. They are written beside training, one at a time: what is due while another is written is left out.
/// </summary>
/// <param name="folder">Where they lie.</param>
/// <param name="request">Which are kept.</param>
/// <param name="model">The model.</param>
/// <param name="facts">Of the run, for those who go on from them.</param>
/// <param name="error">Is told of checkpoints that could not be written.</param>
internal sealed class RunKeeper(
    CheckpointFolder folder,
    CheckpointRequest request,
    IVaeModel model,
    IReadOnlyDictionary<string, string> facts,
    TextWriter error
) : ITrainingKeeper
{
    private readonly List<string> kept = [];
    private Task writing = Task.CompletedTask;
    private long last = Stopwatch.GetTimestamp();

    /// <summary>The file of the latest checkpoint; null where there is none yet.</summary>
    public string? Latest
    {
        get
        {
            Finish();
            return kept.Count > 0 ? kept[^1] : null;
        }
    }

    public bool IsDue(long step) =>
        (
            request.EverySteps is { } steps
                ? step % steps == 0
                : request.EverySeconds is { } seconds && Stopwatch.GetElapsedTime(last).TotalSeconds >= seconds
        ) && writing.IsCompleted;

    /// <summary>Counts the checkpoint that the run goes on from as one of its own.</summary>
    public void Begin(string file) => kept.Add(file);

    public void Keep(TrainingPoint point, bool isLast)
    {
        Finish();
        // Until the model is written, a run that is over needs its last checkpoint too.
        if (isLast && point.State.Step == 0)
        {
            return;
        }

        last = Stopwatch.GetTimestamp();
        writing = Task.Run(() => Write(point, isLast));
        if (isLast)
        {
            Finish();
        }
    }

    /// <summary>Waits for the one that is being written.</summary>
    public void Finish() => writing.GetAwaiter().GetResult();

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

    private void Write(TrainingPoint point, bool isLast)
    {
        try
        {
            var file = folder.Write(model, new(point, facts));
            kept.Remove(file);
            kept.Add(file);
            var left = kept.Take(kept.Count - request.Keep).ToList();
            kept.RemoveRange(0, left.Count);
            // Those of an earlier run stay until this one is over.
            folder.Prune([.. folder.Files.Except(left)]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.Write($"warning: keeping a checkpoint failed: {problem.Message}{(isLast ? "" : " Training goes on.")}\n");
        }
    }
}
