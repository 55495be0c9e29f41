namespace FunctionalVae;

/// <summary>Epochs of steps, with validation, progress, cancellation and a guard against spikes, from any place of a run.</summary>
internal static class TrainingLoop
{
    // Progress is reported about this often in an epoch, and always at its end.
    private const int ReportsPerEpoch = 50;

    /// <param name="model">The model.</param>
    /// <param name="open">A session from a state on; after a spike a new one is opened.</param>
    /// <param name="task">What to train on.</param>
    /// <param name="from">The place to begin at.</param>
    /// <param name="keeper">Keeps further places.</param>
    /// <param name="progress">Is told how training comes along.</param>
    /// <param name="cancel">Stops at the next step.</param>
    public static TrainingRun<TrainingState> Run(
        IVaeModel model,
        Func<TrainingState, TrainingSession> open,
        TrainingTask task,
        TrainingPoint from,
        ITrainingKeeper? keeper,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        if (task.Memory is { } memory)
        {
            task.Check(memory);
        }

        var point = from;
        while (true)
        {
            using var session = open(point.State);
            var course = new TrainingCourse(session, task, point);
            course.RequirePlace();
            if (!ReferenceEquals(point, from))
            {
                progress?.Report(course.Progress with { Rollback = course.Rollbacks![^1] });
            }

            try
            {
                if (Run(model, session, task, course, keeper, progress, cancel) is { } run)
                {
                    return run;
                }

                point = course.Back(step: null, course.Spike!.Value);
            }
            catch (TrainingDivergedException problem) when (course.CanGoBack(problem))
            {
                point = course.Back(problem.Step, double.NaN);
            }
            catch (TrainingDivergedException problem)
            {
                problem.Complete(course.Done + 1, keeper?.Latest);
                if (problem.Kind == DivergenceKind.Data || course.Stop.State is null)
                {
                    throw;
                }

                // The best epoch is what was asked for.
                return course.Run(isComplete: true, problem);
            }
        }
    }

    // Null at a spike.
    private static TrainingRun<TrainingState>? Run(
        IVaeModel model,
        TrainingSession session,
        TrainingTask task,
        TrainingCourse course,
        ITrainingKeeper? keeper,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        while (!course.IsOver)
        {
            if (!Epoch(session, task, course, keeper, progress, cancel))
            {
                if (course.Spike is not null)
                {
                    return null;
                }

                KeepLast(keeper, course);
                return course.Run(isComplete: false);
            }

            session.RequireFinite();
            var done = course.Progress with { Validation = ValidationScore.Of(session, task, model) };
            progress?.Report(done);
            course.End(done);
        }

        KeepLast(keeper, course);
        return course.Run(isComplete: true);
    }

    private static void KeepLast(ITrainingKeeper? keeper, TrainingCourse course)
    {
        try
        {
            keeper?.Keep(course.Point, isLast: true);
        }
        catch (TrainingDivergedException) when (course.Stop.State is not null)
        {
            // The best epoch is what the run comes to; nothing goes on from weights that are not finite.
        }
    }

    // False when cancelled, and at a spike. The end of the epoch is the caller's to report.
    private static bool Epoch(
        TrainingSession session,
        TrainingTask task,
        TrainingCourse course,
        ITrainingKeeper? keeper,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        var reportEvery = Math.Max(1, course.StepsPerEpoch / ReportsPerEpoch);
        foreach (
            var rows in TrainingOrder.Batches(task.Options, task.Split, task.Key, course.Epoch - 1, course.Rollbacks).Skip(course.Step)
        )
        {
            if (cancel.IsCancellationRequested || !course.Add(Step(session, task, rows), rows.Length))
            {
                return false;
            }

            if (progress is not null && course.Step < course.StepsPerEpoch && course.Step % reportEvery == 0)
            {
                progress.Report(course.Progress);
            }

            if (keeper?.IsDue(course.Done) == true)
            {
                keeper.Keep(course.Point, isLast: false);
            }
        }

        return true;
    }

    private static StepTerms Step(TrainingSession session, TrainingTask task, ReadOnlyMemory<int> rows)
    {
        if (task.Memory is { } memory)
        {
            return session.Step(memory, rows);
        }

        var batch = task.Take(rows.Span);
        return session.Step(batch, TrainingOrder.InOrder(batch.Count));
    }
}
