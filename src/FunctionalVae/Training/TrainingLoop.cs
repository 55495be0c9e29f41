namespace FunctionalVae;

/// <summary>Epochs of steps, with progress and cancellation.</summary>
internal static class TrainingLoop
{
    // Progress is reported about this often in an epoch, and always at its end.
    private const int ReportsPerEpoch = 50;

    public static TrainingRun<TrainingState> Run(
        TrainingSession session,
        TrainOptions options,
        IDataset<Batch> data,
        Key key,
        Action<Batch> check,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        var steps = (data.Count + options.BatchSize - 1) / options.BatchSize;
        var reportEvery = Math.Max(1, steps / ReportsPerEpoch);
        var memory = (data as InMemoryDataset<Batch>)?.Images;
        if (memory is not null)
        {
            check(memory);
        }

        var epochs = new List<TrainingProgress>();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            var average = default(ObjectiveAverage);
            var step = 0;
            foreach (var rows in TrainingOrder.Batches(options, data.Count, key, epoch))
            {
                if (cancel.IsCancellationRequested)
                {
                    return new(session.State, epochs, IsComplete: false);
                }

                average.Add(Step(session, data, memory, rows, check), rows.Length);
                step++;
                if (step == steps || (progress is not null && step % reportEvery == 0))
                {
                    var now = new TrainingProgress(epoch + 1, options.Epochs, step, steps, average.Value);
                    progress?.Report(now);
                    if (now.IsEpochEnd)
                    {
                        epochs.Add(now);
                    }
                }
            }
        }

        return new(session.State, epochs, IsComplete: true);
    }

    private static Objective Step(
        TrainingSession session,
        IDataset<Batch> data,
        Batch? memory,
        ReadOnlyMemory<int> rows,
        Action<Batch> check
    )
    {
        if (memory is not null)
        {
            return session.Step(memory, rows);
        }

        var batch = data.Take([.. rows.ToArray()]);
        if (batch.Count != rows.Length)
        {
            throw new ArgumentException($"The data set was asked for {rows.Length} examples and gave {batch.Count}.", nameof(data));
        }

        check(batch);
        return session.Step(batch, TrainingOrder.InOrder(batch.Count));
    }
}
