using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>train</c> from data to files. Everything that can be refused is refused before training starts.</summary>
internal static class TrainJob
{
    public static int Run(TrainRequest request, ModelCatalogue catalogue, AppHost host)
    {
        var data = TrainData.Load(request, catalogue);
        RequireValidation(request, data);
        RequirePairs(request, data);
        host.Cancel.ThrowIfCancellationRequested();
        using var folder = request.OutFolder is null ? null : RunFolder.Prepare(request.OutFolder, request.Model, request.Data.Paths);
        return Run(request, data, folder, host);
    }

    /// <summary>The same in a folder that is locked already.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">What to train on.</param>
    /// <param name="folder">Where to write; null to write nothing.</param>
    /// <param name="host">Where words go.</param>
    public static int Run(TrainRequest request, TrainData data, RunFolder? folder, AppHost host)
    {
        var report = new TrainReport(request, data, host);
        var start = folder is null ? null : RunStart.Of(request, data, folder);
        if (start is { IsFinished: true })
        {
            report.Finished(start.Point, folder!);
            return request.Json
                ? Repeated(request, data, BestOf(start.Point, request.Model, folder!), report, host.Cancel)
                : ExitCodes.Done;
        }

        report.Begin();
        report.Notes(GuardNotes(request, data));
        report.Resuming(start, folder);
        var clock = RunClock.Of(start);
        var keeper = start?.Keeper(clock, host.Error);
        try
        {
            return Trained(request, data, folder, start, keeper, clock, report, host);
        }
        catch (Exception problem) when (Memory.IsShort(problem))
        {
            throw new UserErrorException(
                $"Memory did not suffice to train {request.Model.Name}. {WatchedTraining.Kept(keeper)} {Memory.Remedy}",
                problem
            );
        }
    }

    private static int Trained(
        TrainRequest request,
        TrainData data,
        RunFolder? folder,
        RunStart? start,
        RunKeeper? keeper,
        RunClock clock,
        TrainReport report,
        AppHost host
    )
    {
        var run = (start?.Point ?? request.Search?.Point) is { } point
            ? WatchedTraining.From(point, request, data, keeper, keeper, report, host.Cancel)
            : WatchedTraining.FromTheBeginning(request, data, report, host.Cancel);
        var timing = clock.Stop(Threads(request));
        // A model that was found by a search was trained in it.
        var seconds = request.Search is { Point: not null } search ? search.Seconds : clock.PartSeconds;
        var evaluation = EvaluationOf(request, run);
        var result = run.IsComplete ? Evaluate(data, run, seconds, start?.EpochsDone ?? 0, evaluation, report, host.Cancel) : null;
        if (result is null)
        {
            // A finished run is worth more than a part of one, which its checkpoint holds.
            var isLeft = start is { HasFinished: true } && keeper?.Latest is not null;
            if (!isLeft)
            {
                folder?.WriteInterrupted(request, data, run, timing);
            }

            report.Interrupted(run, folder, isLeft);
            return ExitCodes.Interrupted;
        }

        // To its end: a model that was trained is not lost by a stop while the examples are looked through.
        if (Problem(evaluation, data, result, request, keeper) is { } problem)
        {
            folder?.WriteUnjudged(request, data, run, timing);
            report.Unjudged(problem, folder);
            return ExitCodes.Problem;
        }

        try
        {
            if (request.Latents is { } fit)
            {
                result = result with
                {
                    Latents = report.FittingLatents(
                        fit,
                        folder,
                        progress => evaluation.Latents(data.Train, fit, progress, note => report.Notes([note]), host.Cancel)
                    ),
                };
            }
        }
        catch (OperationCanceledException)
        {
            folder?.WriteInterrupted(request, data, run, timing);
            report.Interrupted(run, folder, isLeft: false);
            return ExitCodes.Interrupted;
        }

        var isDrawn = folder?.Write(request, data, result, timing, RunPictures.Of(request, data, result), host.Cancel) != false;
        // Not before the model is there: until then they are all that is left of a run.
        keeper?.RemoveOthers();

        if (!isDrawn)
        {
            report.InterruptedPictures(folder!);
            return ExitCodes.Interrupted;
        }

        report.End(result, folder);
        return ExitCodes.Done;
    }

    // What a run came to that kept its best epoch at a value that is not finite: its last place is another.
    private static TrainingPoint BestOf(TrainingPoint point, IVaeModel model, RunFolder folder)
    {
        var state = point.State;
        return point.IsOver
            ? point
            : point with
            {
                Best = state with { Parameters = Checkpoints.Run.Load(folder.Path).Vector(model), Average = null },
            };
    }

    // The figures of a finished run, for those who read them from its output: they are the same to the last bit.
    private static int Repeated(TrainRequest request, TrainData data, TrainingPoint point, TrainReport report, CancellationToken cancel)
    {
        var run = new TrainingRun<TrainingState>(
            point.Best ?? point.State,
            point.Epochs,
            IsComplete: true,
            point.BestEpoch,
            point.Guard?.Rollbacks
        )
        {
            Steps = point.State.Step,
        };
        if (Evaluate(data, run, seconds: 0, point.Epochs.Count, EvaluationOf(request, run), report, cancel) is not { } result)
        {
            return ExitCodes.Interrupted;
        }

        report.Results(result);
        return ExitCodes.Done;
    }

    private static Evaluation EvaluationOf(TrainRequest request, TrainingRun<TrainingState> run) =>
        new(request.Model, run.State.Evaluated, request.Options.Seed, Threads: request.Backend.EvaluationThreads(request.Options.Threads));

    // Null where a library chooses.
    private static int? Threads(TrainRequest request) =>
        request.Options.Threads > 0 ? request.Options.Threads
        : request.Backend.IsManaged ? Environment.ProcessorCount
        : null;

    /// <summary>The options that the state of a run has.</summary>
    public static TrainOptions OptionsFor(TrainRequest request, TrainData data) => request.Options.For(data.Train.Count);

    /// <exception cref="UserErrorException">There are not enough examples to keep one for validation.</exception>
    public static void RequireValidation(TrainRequest request, TrainData data)
    {
        if (request.Options.ValidationFraction > 0 && data.Train.Count < 2)
        {
            throw new UserErrorException(
                "The examples for validation are taken from the training part, and that has one only. Pass --validation 0 to train without them."
            );
        }
    }

    // What is trained is between examples: a step of one would change nothing of it.
    private static void RequirePairs(TrainRequest request, TrainData data)
    {
        var model = request.Model;
        if (!model.Spec.Objective.IsOfSeveralExamples)
        {
            return;
        }

        if (request.Options.BatchSize == 1)
        {
            throw new UserErrorException(
                $"{model.Name} trains a term of the examples of a batch together, and one example has none. Pass --batch 2 or more, such as 64."
            );
        }

        if (data.Train.Count * (1 - request.Options.ValidationFraction) < 2)
        {
            throw new UserErrorException(
                $"{model.Name} trains a divergence of the examples of a batch together, and there is only one example to train on. Give more."
            );
        }
    }

    // A batch that an epoch ends with and that is smaller is not looked at.
    private static IEnumerable<string> GuardNotes(TrainRequest request, TrainData data)
    {
        var all = data.Train.Count;
        var fraction = request.Options.ValidationFraction;
        var trained = fraction > 0 ? all - Math.Clamp((int)Math.Round(fraction * all), 1, all - 1) : all;
        var losses = (long)request.Options.Epochs * (trained / Math.Clamp(trained, 1, request.Options.BatchSize));
        if (request.Options.Guard is { Window: var window } && window >= losses)
        {
            yield return Invariant(
                $"--guard compares a loss with the last {window}, and the whole run has {losses}: only a loss that is not finite will be a spike. A smaller --guard-window finds others too."
            );
        }
    }

    // Null when it was stopped.
    private static TrainResult? Evaluate(
        TrainData data,
        TrainingRun<TrainingState> run,
        double seconds,
        double epochsBefore,
        Evaluation evaluation,
        TrainReport report,
        CancellationToken cancel
    )
    {
        try
        {
            report.Evaluating();
            var weighted = evaluation.Model.Spec.Objective is ImportanceWeighted trained ? evaluation with { Draws = trained.Draws } : null;
            var train = evaluation.Train(data.Train, evaluation.Seed, cancel);
            var test = data.HasTest ? evaluation.Test(data.Test, cancel) : null;
            return new TrainResult(
                run,
                seconds,
                epochsBefore,
                train,
                test,
                ReconstructionFamily.Of(evaluation.Model.Spec, run.State.Parameters).BestConstant(data.Train)
            )
            {
                IsOfReconstruction = evaluation.Model.Spec.Objective.HasOtherDivergence || WarmupText.IsKlUnfinished(run.State.Options),
                Collapse = CollapseOf(data, evaluation, test ?? train, cancel),
                TrainBound = weighted?.TrainBound(data.Train, evaluation.Seed, cancel),
                TestBound = data.HasTest ? weighted?.TestBound(data.Test, cancel) : null,
            };
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    // Of what is not finite nothing is asked.
    private static Collapse CollapseOf(TrainData data, Evaluation evaluation, ObjectiveEstimate told, CancellationToken cancel) =>
        !FiniteObjective.Is(told)
            ? Collapse.NotAsked
            : new JudgedPart(evaluation, data.Told, !data.HasTest, evaluation.Seed).Collapse(
                told.Objective,
                evaluation.Use(data.Told),
                cancel
            );

    // What makes an objective not finite: the parameters, which are then worth nothing, or the examples.
    private static string? Problem(Evaluation evaluation, TrainData data, TrainResult result, TrainRequest request, RunKeeper? keeper)
    {
        if (FiniteObjective.Is(result.Train) && (result.Test is null || FiniteObjective.Is(result.Test)))
        {
            return null;
        }

        var trainIsFinite = FiniteObjective.Is(result.Train);
        if (!evaluation.Parameters.Values.ToArray().All(float.IsFinite) || (!trainIsFinite && IsAllBroken()))
        {
            throw WatchedTraining.Diverged(
                new TrainingDivergedException($"After training the objective of {request.Model.Name} is not finite.")
                {
                    Kind = DivergenceKind.Objective,
                },
                request,
                data,
                keeper
            );
        }

        return trainIsFinite
            ? FiniteObjective.Problem(evaluation, "test", data.Test, data.Tables.Test, CancellationToken.None)
            : FiniteObjective.Problem(evaluation, "train", data.Train, data.Tables.Train, CancellationToken.None);

        bool IsAllBroken() => FiniteObjective.Broken(evaluation, data.Train, CancellationToken.None).Count == data.Train.Count;
    }
}
