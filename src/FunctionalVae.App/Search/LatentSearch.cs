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

    // With what helps against it.
    private string? firstProblem;

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
    /// <exception cref="UserErrorException">
    /// There are no validation rows, what is in the folder stands in the way, or each size ended at a value that is not finite.
    /// </exception>
    public static int Run(IReadOnlyList<int> sizes, Func<int, TrainRequest> requestOf, ModelCatalogue catalogue, AppHost host)
    {
        var first = requestOf(sizes[0]);
        if (first.Options.ValidationFraction == 0)
        {
            throw new UserErrorException(
                "--latent with several sizes picks the best by its validation score, and no rows are kept for validation. Pass --validation 0.1, or give one size."
            );
        }

        var search = new LatentSearch(sizes, requestOf, catalogue, host);
        TrainJob.RequireValidation(first, search.data);
        host.Cancel.ThrowIfCancellationRequested();
        // Of the greatest model: what it needs is there for all. Locked to the end of the run that the best one becomes.
        using var folder = first.OutFolder is null
            ? null
            : RunFolder.Prepare(first.OutFolder, requestOf(sizes[^1]).Model, first.Data.Paths);
        return search.In(folder);
    }

    private int In(RunFolder? folder)
    {
        var recorded = folder is null ? null : Earlier(folder);
        if ((recorded ?? Search(folder)) is not { } search)
        {
            return ExitCodes.Interrupted;
        }

        var code = TrainJob.Run(requestOf(search.Chosen) with { Search = search }, data, folder, host);
        if (folder is not null && code == ExitCodes.Done)
        {
            SearchPlaces.Remove(folder.Path);
        }

        return code;
    }

    // Of all that a folder may hold, before anything is trained: the search that is over and that is gone on from; null where the sizes are tried.
    private SizeSearch? Earlier(RunFolder folder)
    {
        var (path, isResumed) = (folder.Path, first.Checkpoints.Resume);
        if (SearchPlaces.Begun(path) is { Count: > 0 } begun)
        {
            RequireSame(path, begun);
            return null;
        }

        if (isResumed && SizeSearch.Recorded(path) is { } recorded)
        {
            return recorded.Sizes.Select(size => size.Latent).SequenceEqual(sizes)
                ? recorded
                : throw new UserErrorException(
                    $"The run in {path} is the best of the latent sizes {SearchPlaces.Words(recorded.Sizes.Select(size => size.Latent))}; here they are others. Give the words of that run, or --out with another folder."
                );
        }

        if (RunStart.Stopped(folder, [.. sizes.Select(size => requestOf(size).Model), .. Own(path)]) is { } stopped)
        {
            throw new UserErrorException(
                $"There is a run in {path} that was stopped before its end, with the checkpoint {Path.GetFileName(stopped)}, which a search would remove. Give the words of that run with --resume to go on from it, or --out with another folder; remove {SearchPlaces.All(path)} to begin anew."
            );
        }

        if (isResumed && File.Exists(Path.Combine(path, RunFiles.Model)))
        {
            throw new UserErrorException(
                $"The run in {path} is not a search, and --resume would put one in its place. Leave --resume out to replace it, or pass --out with another folder."
            );
        }

        return null;
    }

    private void RequireSame(string path, IReadOnlyList<int> begun)
    {
        if (!first.Checkpoints.Resume)
        {
            throw new UserErrorException(
                $"There is a search in {path} that was stopped before its end, with checkpoints that another would replace. Pass --resume to go on from them, or --out with another folder; remove {SearchPlaces.All(path)} to begin anew."
            );
        }

        if (begun.Except(sizes).Any())
        {
            throw new UserErrorException(
                $"The search in {path} that was stopped has checkpoints of the latent sizes {SearchPlaces.Words(begun)}, and here {SearchPlaces.Words(sizes)} are to be tried. Give the words of that search, or --out with another folder; remove {SearchPlaces.All(path)} to begin anew."
            );
        }
    }

    // The model of the run that is there.
    private static IVaeModel[] Own(string path)
    {
        try
        {
            return Checkpoints.Run.Load(path).Table is { Spec: { } spec } table ? [Vae.ModelFrom(spec, table.ModelName)] : [];
        }
        catch (CheckpointException)
        {
            return [];
        }
    }

    // Null when it was stopped.
    private SizeSearch? Search(RunFolder? folder)
    {
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
                one.IsFinite && SizeSearch.Best(tried) == one
                    ? new([], size)
                    {
                        Point = point,
                        Seconds = one.Seconds!.Value,
                        Steps = steps,
                    }
                    : best;
        }

        if (best is null)
        {
            throw new UserErrorException(
                $"Training ended at values that are not finite with each of the latent sizes {SearchPlaces.Words(sizes)}. {firstProblem ?? tried[0].Problem}"
            );
        }

        Table(tried, best.Chosen);
        return best with { Sizes = tried };
    }

    private (TriedSize Tried, TrainingPoint? Point, long Steps)? Try(int size, RunFolder? folder)
    {
        var request = requestOf(size);
        Say(Invariant($"{request.Model.Name} with {size} latent dimensions:"));
        var start = folder is null ? null : RunStart.OfPart(request, data, SearchPlaces.Of(folder.Path, size));
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
        TrainingRun<TrainingState> run;
        try
        {
            run = WatchedTraining.From(point, request, data, last, keeper, report, host.Cancel);
        }
        // The other sizes may do without such values.
        catch (UserErrorException problem) when (problem.InnerException is TrainingDivergedException cause)
        {
            Say($"training ended, and this size has no score: {cause.Message}");
            firstProblem ??= Invariant($"With {size}: {problem.Message}");
            var ended = clock.Stop(null);
            return (new(size, double.NaN, 0, ended.Seconds) { Problem = cause.Message }, null, ended.Steps);
        }

        var timing = clock.Stop(null);
        if (!run.IsComplete)
        {
            return null;
        }

        var score = run.Epochs[(run.BestEpoch ?? run.Epochs.Count) - 1].Validation!.Value;
        var tried = new TriedSize(size, score, run.Epochs.Count, timing.Seconds);
        return (
            tried.IsFinite ? tried : tried with { Problem = "The validation objective is not finite." },
            // Of a run that ended at a value that is not finite the last place is not the end.
            run.Divergence
                is null
                ? last.Point
                : null,
            timing.Steps
        );
    }

    private void Table(IReadOnlyList<TriedSize> tried, int chosen)
    {
        var word = $"validation {ModelText.Objective(first.Model)}";
        Say($"latent  {word}  epochs  seconds");
        foreach (var size in tried)
        {
            var score = (size.IsFinite ? Invariant($"{size.Validation:F3}") : "not finite").PadLeft(word.Length);
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
}
