using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>Where a run with a folder begins: before its first step, or at a checkpoint.</summary>
/// <param name="Point">The place, with the options of this run.</param>
/// <param name="File">The checkpoint's file; null for a run from the beginning.</param>
/// <param name="Damaged">Files of checkpoints whose contents are not what was written; they were passed over.</param>
/// <param name="Promise">What is promised of the result where the engine is another than the checkpoint's; null where it is the same.</param>
/// <param name="IsFinished">Whether the folder holds all that this run would come to.</param>
/// <param name="HasFinished">Whether the folder holds a finished run, this or another: it stays until this one is over.</param>
/// <param name="EpochsDone">Epochs trained before, the part of one too.</param>
/// <param name="SecondsBefore">How long that took, as far as it is known.</param>
/// <param name="StepsBefore">Steps that were trained in it.</param>
/// <param name="Keeper">Makes what keeps the run's checkpoints; it is given the run's clock, and where problems are told.</param>
internal sealed record RunStart(
    TrainingPoint Point,
    string? File,
    IReadOnlyList<string> Damaged,
    string? Promise,
    bool IsFinished,
    bool HasFinished,
    double EpochsDone,
    double SecondsBefore,
    long StepsBefore,
    Func<RunClock, TextWriter, RunKeeper> Keeper
)
{
    /// <summary>The epoch that is trained next, from 1; the last where all are done.</summary>
    public int Epoch => Math.Min(Point.Epochs.Count + 1, Point.State.Options.Epochs);

    /// <exception cref="UserErrorException">The run cannot go on from what is in the folder; the message names what differs.</exception>
    public static RunStart Of(TrainRequest request, TrainData data, RunFolder folder)
    {
        var facts = RunFacts.Of(request, data);
        var checkpoints = new CheckpointFolder(SearchPlaces.All(folder.Path));
        var earlier = EarlierRun.In(folder.Path);
        // A search has looked before it tried its sizes, and what it kept of them is there still.
        var isTried = request.Search is { IsRecorded: false };
        if (!isTried)
        {
            RequireNoSearch(folder);
        }

        if (!isTried && !request.Checkpoints.Resume && Stopped(folder, [request.Model]) is { } stopped)
        {
            throw new UserErrorException(
                $"There is a run in {folder.Path} that was stopped before its end, with the checkpoint {Path.GetFileName(stopped)}, which another run would remove. Pass --resume to go on from it, or --out with another folder; remove {checkpoints.Path} to begin anew."
            );
        }

        if (request.Search is { Point: { } end } search)
        {
            return new(
                end,
                null,
                [],
                null,
                IsFinished: false,
                earlier.IsFinished,
                EpochsDone: 0,
                search.Seconds,
                search.Steps,
                (clock, error) => new RunKeeper(checkpoints, request.Checkpoints, request.Model, facts, clock, error)
            );
        }

        var latest = request.Checkpoints.Resume && !isTried ? Latest(request, facts, folder, checkpoints) : null;
        var start = Of(request, data, checkpoints, facts, latest, earlier, folder);
        // They would be taken away with the run that they belong to.
        return start is { IsFinished: false } && latest is not null && request.Latents is null && HasLatents(folder)
            ? throw new UserErrorException(
                $"The run in {folder.Path} has fitted latents, and here none would be fitted. Nothing was changed. Pass {Word(request, folder)} too, as that run had it, or --out with another folder."
            )
            : start;
    }

    /// <summary>The start of a model that is tried, with checkpoints of its own.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">What it is trained on.</param>
    /// <param name="path">The folder of the checkpoints.</param>
    /// <exception cref="UserErrorException">It cannot go on from what is in the folder; the message names what differs.</exception>
    public static RunStart OfPart(TrainRequest request, TrainData data, string path)
    {
        var facts = RunFacts.Of(request, data);
        var checkpoints = new CheckpointFolder(path);
        var latest = request.Checkpoints.Resume ? Latest(request, facts, checkpoints) : null;
        return Of(request, data, checkpoints, facts, latest, null, null);
    }

    /// <summary>The latest checkpoint of a run in a folder that was stopped before its end; null where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="models">Those that the run may have trained; of another it counts as stopped.</param>
    public static string? Stopped(RunFolder folder, IEnumerable<IVaeModel> models)
    {
        var checkpoints = new CheckpointFolder(SearchPlaces.All(folder.Path));
        if (checkpoints.Files is not [var file, ..])
        {
            return null;
        }

        var earlier = EarlierRun.In(folder.Path);
        return models.Any(model => IsOver(earlier, model, checkpoints)) ? null : file;
    }

    private static void RequireNoSearch(RunFolder folder)
    {
        if (SearchPlaces.Begun(folder.Path) is { Count: > 0 } begun)
        {
            throw new UserErrorException(
                $"There is a search in {folder.Path} that was stopped before its end, with checkpoints of the latent sizes {SearchPlaces.Words(begun)}. Give the words of that search with --resume to go on from them, or --out with another folder; remove {SearchPlaces.All(folder.Path)} to begin anew."
            );
        }
    }

    private static RunStart Of(
        TrainRequest request,
        TrainData data,
        CheckpointFolder checkpoints,
        IReadOnlyDictionary<string, string> facts,
        (TrainingCheckpoint Checkpoint, string File)? latest,
        EarlierRun? earlier,
        RunFolder? folder
    )
    {
        var options = TrainJob.OptionsFor(request, data);
        var point = latest is { } found
            ? WithOptions(found.Checkpoint.Point, options)
            : TrainingPoint.Before(request.Model.Start(options, Key.FromSeed(options.Seed)));
        return new(
            point,
            latest?.File,
            request.Checkpoints.Resume ? checkpoints.Damaged : [],
            latest is { } other ? RunFacts.Promise(request, other.Checkpoint) : null,
            latest is not null && earlier is not null && (point.IsOver || earlier.HasDiverged) && IsWritten(earlier, request, folder!),
            earlier?.IsFinished == true,
            point.Epochs.Count + (point.Sums.Count / (data.Train.Count * (1 - options.ValidationFraction))),
            latest is { } timed ? RunClock.SecondsOf(timed.Checkpoint.Facts) : 0,
            latest is { } counted ? RunClock.StepsOf(counted.Checkpoint.Facts, point.State.Step) : 0,
            (clock, error) =>
            {
                var keeper = new RunKeeper(checkpoints, request.Checkpoints, request.Model, facts, clock, error);
                if (latest is { File: { } file })
                {
                    keeper.Begin(file);
                }

                return keeper;
            }
        );
    }

    private static TrainingPoint WithOptions(TrainingPoint point, TrainOptions options) =>
        point with
        {
            State = point.State with { Options = options },
            Best = point.Best is { } best ? best with { Options = options } : null,
        };

    private static (TrainingCheckpoint Checkpoint, string File)? Latest(
        TrainRequest request,
        IReadOnlyDictionary<string, string> facts,
        RunFolder folder,
        CheckpointFolder checkpoints
    )
    {
        var latest = Latest(request, facts, checkpoints);
        if (latest is null && checkpoints.Damaged is { Count: > 0 } damaged)
        {
            throw new UserErrorException(
                $"There is nothing to go on from: {string.Join(" and ", damaged)} {(damaged.Count == 1 ? "is" : "are")} damaged. Move {(damaged.Count == 1 ? "it" : "them")} away to begin anew, or pass --out with another folder."
            );
        }

        return latest is null && System.IO.File.Exists(Path.Combine(folder.Path, RunFiles.Model))
            ? throw new UserErrorException(
                $"There is a run in {folder.Path} that kept no checkpoint, and --resume would start from the beginning in its place. Leave --resume out to replace it, or pass --out with another folder."
            )
            : latest;
    }

    private static (TrainingCheckpoint Checkpoint, string File)? Latest(
        TrainRequest request,
        IReadOnlyDictionary<string, string> facts,
        CheckpointFolder checkpoints
    )
    {
        try
        {
            var latest = checkpoints.Latest(request.Model, checkpoint => RunFacts.Difference(facts, request.Options, checkpoint));
            // One before it may have fewer epochs, and going back to it would lose the later ones.
            return latest is var (checkpoint, file) && RunFacts.TooFew(request.Options, checkpoint) is { } problem
                ? throw new UserErrorException($"{file}: {problem}")
                : latest;
        }
        catch (CheckpointException problem)
        {
            throw new UserErrorException(problem.Message, problem);
        }
    }

    // A run whose process was killed has no record, or beside its checkpoints still that of the run before it.
    private static bool IsOver(EarlierRun earlier, IVaeModel model, CheckpointFolder checkpoints)
    {
        try
        {
            return earlier is { IsThere: true, Record: not { IsComplete: false } }
                && (earlier.HasDiverged || checkpoints.Latest(model, static _ => null) is not { Checkpoint.Point.IsOver: false });
        }
        catch (CheckpointException)
        {
            return false;
        }
    }

    // Training may have ended, and the process before the results and pictures were there.
    private static bool IsWritten(EarlierRun earlier, TrainRequest request, RunFolder folder) =>
        earlier is { IsFinished: true, HasResults: true }
        && earlier.Record!.Options.Epochs == request.Options.Epochs
        && (request.Latents is null || HasLatents(request, request.Latents, folder))
        && RunPictures.Names(request.Model).All(name => System.IO.File.Exists(Path.Combine(folder.Path, name)));

    private static bool HasLatents(RunFolder folder) => System.IO.File.Exists(Path.Combine(folder.Path, RunFiles.Latents));

    // Of the kind that is asked for.
    private static bool HasLatents(TrainRequest request, LatentFitOptions asked, RunFolder folder) =>
        Latents(request, folder) is { } latents && LatentKind.Of(latents) == LatentKind.Of(asked);

    private static string Word(TrainRequest request, RunFolder folder) =>
        Latents(request, folder) is { } latents ? LatentKind.Of(latents).Option : $"one of {FittedLatents.Options}";

    // Null where there are none, or they are damaged or of other weights.
    private static LatentDistribution? Latents(TrainRequest request, RunFolder folder)
    {
        try
        {
            return Checkpoints.Run.Load(folder.Path).Latents(request.Model);
        }
        catch (CheckpointException)
        {
            return null;
        }
    }
}
