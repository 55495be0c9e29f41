namespace FunctionalVae;

/// <summary>Epochs of steps, with validation, progress and cancellation.</summary>
internal static class TrainingLoop
{
    // Progress is reported about this often in an epoch, and always at its end.
    private const int ReportsPerEpoch = 50;

    public static TrainingRun<TrainingState> Run(
        IVaeModel model,
        TrainingSession session,
        TrainingTask task,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        if (task.Memory is { } memory)
        {
            task.Check(memory);
        }

        var epochs = new List<TrainingProgress>();
        var stop = new EarlyStop(task.Options);
        for (var epoch = 1; epoch <= task.Options.Epochs; epoch++)
        {
            if (Epoch(session, task, epoch, progress, cancel) is not { } trained)
            {
                // With patience the best epoch so far is what was asked for, also where training was cancelled.
                return new(stop.State ?? session.State, epochs, IsComplete: false, stop.Epoch);
            }

            var done = trained with { Validation = ValidationScore.Of(session, task, model) };
            progress?.Report(done);
            epochs.Add(done);
            if (stop.IsOver(epoch, done.Validation, session))
            {
                break;
            }
        }

        return new(stop.State ?? session.State, epochs, IsComplete: true, stop.Epoch);
    }

    // Null when cancelled. The end of the epoch is the caller's to report.
    private static TrainingProgress? Epoch(
        TrainingSession session,
        TrainingTask task,
        int epoch,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        var steps = TrainingSplit.StepsPerEpoch(task.Options, task.Data.Count);
        var reportEvery = Math.Max(1, steps / ReportsPerEpoch);
        var average = default(ObjectiveAverage);
        var step = 0;
        foreach (var rows in TrainingOrder.Batches(task.Options, task.Split, task.Key, epoch - 1))
        {
            if (cancel.IsCancellationRequested)
            {
                return null;
            }

            average.Add(Step(session, task, rows), rows.Length);
            step++;
            if (progress is not null && step < steps && step % reportEvery == 0)
            {
                progress.Report(new(epoch, task.Options.Epochs, step, steps, average.Value));
            }
        }

        return new(epoch, task.Options.Epochs, steps, steps, average.Value);
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
