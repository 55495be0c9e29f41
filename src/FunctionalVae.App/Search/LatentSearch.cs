using FunctionalVae.Checkpoints;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>
/// <c>train --table FILE --latent 2..16</c>: models of several sizes are trained on the same rows and validated on the same others with the same
/// noise; the best one goes on as if its size had been given.
/// </summary>
internal sealed class LatentSearch
{
    private readonly IReadOnlyList<int> sizes;
    private readonly Func<int, TrainRequest> requestOf;
    private readonly AppHost host;
    private readonly TrainRequest first;
    private readonly TrainData data;
    private readonly TextWriter writer;

    private LatentSearch(IReadOnlyList<int> sizes, Func<int, TrainRequest> requestOf, ModelCatalogue catalogue, AppHost host)
    {
        (this.sizes, this.requestOf, this.host) = (sizes, requestOf, host);
        first = requestOf(sizes[0]);
        data = TrainData.Load(first, catalogue);
        writer = first.Json ? host.Error : host.Output;
    }

    /// <summary>Tries the sizes, and does with the best what <see cref="TrainJob"/> does.</summary>
    /// <param name="sizes">Two or more, the least first.</param>
    /// <param name="requestOf">What is asked for with a size.</param>
    /// <param name="catalogue">The models that there are.</param>
    /// <param name="host">Where words go.</param>
    /// <exception cref="UserErrorException">There are no validation rows, or a run in the folder stands in the way.</exception>
    public static int Run(IReadOnlyList<int> sizes, Func<int, TrainRequest> requestOf, ModelCatalogue catalogue, AppHost host)
    {
        var first = requestOf(sizes[0]);
        if (first.Options.ValidationFraction == 0)
        {
            throw new UserErrorException(
                "--latent with several sizes picks the best by its validation score, and no rows are kept for validation. Leave --validation 0 out, or give one size."
            );
        }

        if (
            first is { OutFolder: { } folder, Checkpoints.Resume: true }
            && !HasBegun(folder)
            && SizeSearch.Recorded(folder) is { } recorded
        )
        {
            return recorded.Sizes.Select(size => size.Latent).SequenceEqual(sizes)
                ? TrainJob.Run(requestOf(recorded.Chosen) with { Search = recorded }, catalogue, host)
                : throw new UserErrorException(
                    $"The run in {folder} is the best of the latent sizes {string.Join(", ", recorded.Sizes.Select(size => Invariant($"{size.Latent}")))}; here they are others. Give the words of that run, or --out with another folder."
                );
        }

        if (new LatentSearch(sizes, requestOf, catalogue, host).Search() is not { } search)
        {
            return ExitCodes.Interrupted;
        }

        var code = TrainJob.Run(requestOf(search.Chosen) with { Search = search }, catalogue, host);
        if (first.OutFolder is { } path && code == ExitCodes.Done)
        {
            Remove(path);
        }

        return code;
    }

    // Null when it was stopped.
    private SizeSearch? Search()
    {
        TrainJob.RequireValidation(first, data);
        host.Cancel.ThrowIfCancellationRequested();
        // Of the greatest model: what it needs is there for all.
        using var folder = first.OutFolder is null
            ? null
            : RunFolder.Prepare(first.OutFolder, requestOf(sizes[^1]).Model, first.Data.Paths);
        if (folder is not null && !first.Checkpoints.Resume && HasBegun(folder.Path))
        {
            throw new UserErrorException(
                $"There is a search in {folder.Path} that was stopped before its end, with checkpoints that another would replace. Pass --resume to go on from them, or --out with another folder; remove {Path.Combine(folder.Path, CheckpointFolder.Name)} to begin anew."
            );
        }

        Say(
            Invariant(
                $"tries {string.Join(", ", sizes.Select(size => Invariant($"{size}")))} latent dimensions, each on the same rows; the best by the validation {ModelText.Objective(first.Model)} of its kept epoch is taken"
            )
        );
        List<TriedSize> tried = [];
        SizeSearch? best = null;
        foreach (var size in sizes)
        {
            if (Try(size, folder) is not var (one, point, steps))
            {
                Stopped(size, folder);
                return null;
            }

            tried.Add(one);
            best =
                SizeSearch.Best(tried) == one
                    ? new([], size)
                    {
                        Point = point,
                        Seconds = one.Seconds!.Value,
                        Steps = steps,
                    }
                    : best;
        }

        Table(tried, best!.Chosen);
        return best with { Sizes = tried };
    }

    private (TriedSize Tried, TrainingPoint? Point, long Steps)? Try(int size, RunFolder? folder)
    {
        var request = requestOf(size);
        Say(Invariant($"{request.Model.Name} with {size} latent dimensions:"));
        var start = folder is null ? null : RunStart.OfPart(request, data, PlaceOf(folder.Path, size));
        var report = new TrainReport(request, data, host);
        if (start?.File is not null)
        {
            report.Resuming(start, folder);
        }

        var clock = RunClock.Of(start);
        var keeper = start?.Keeper(clock, host.Error);
        var last = new LastPoint(keeper);
        var point =
            start?.Point
            ?? TrainingPoint.Before(request.Model.Start(TrainJob.OptionsFor(request, data), Key.FromSeed(request.Options.Seed)));
        var run = WatchedTraining.From(point, request, data, last, keeper, report, host.Cancel);
        var timing = clock.Stop(null);
        var kept = run.BestEpoch ?? run.Epochs.Count;
        return run.IsComplete
            ? (
                new(size, run.Epochs[kept - 1].Validation!.Value, run.Epochs.Count, timing.Seconds),
                // Of a run that ended at a value that is not finite the last place is not the end.
                run.Divergence
                    is null
                    ? last.Point
                    : null,
                timing.Steps
            )
            : null;
    }

    private void Table(IReadOnlyList<TriedSize> tried, int chosen)
    {
        var word = $"validation {ModelText.Objective(first.Model)}";
        Say($"latent  {word}  epochs  seconds");
        foreach (var size in tried)
        {
            var score = Invariant($"{size.Validation:F3}").PadLeft(word.Length);
            var mark = size.Latent == chosen ? "  the best, goes on as --latent " + Invariant($"{chosen}") : "";
            Say(Invariant($"{size.Latent, 6}  {score}  {size.Epochs, 6}  {size.Seconds, 7:F1}{mark}"));
        }
    }

    private void Stopped(int size, RunFolder? folder) =>
        host.Error.Write(
            folder is null
                ? Invariant($"stopped while {size} latent dimensions were tried; nothing was written: no --out was given\n")
                : Invariant(
                    $"stopped while {size} latent dimensions were tried; {folder.Path} has a checkpoint of each size that was begun: give the same command with --resume to go on\n"
                )
        );

    private void Say(string line) => writer.Write(line + "\n");

    private static string PlaceOf(string folder, int size) => Path.Combine(folder, CheckpointFolder.Name, Invariant($"latent-{size}"));

    private static string[] Places(string folder)
    {
        var all = Path.Combine(folder, CheckpointFolder.Name);
        return Directory.Exists(all) ? Directory.GetDirectories(all, "latent-*") : [];
    }

    private static bool HasBegun(string folder) => Places(folder).Any(place => new CheckpointFolder(place).Files.Count > 0);

    // What it did not write stays.
    private static void Remove(string folder)
    {
        foreach (var place in Places(folder))
        {
            new CheckpointFolder(place).Prune([]);
            RemoveEmpty(place);
        }

        RemoveEmpty(Path.Combine(folder, CheckpointFolder.Name));
    }

    private static void RemoveEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
