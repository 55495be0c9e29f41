namespace FunctionalVae;

/// <summary>What a run trains on, and how.</summary>
/// <param name="Options">How to train.</param>
/// <param name="Data">All examples, binarised where that belongs to the data.</param>
/// <param name="Split">Which of them are trained on.</param>
/// <param name="Key">The run's key.</param>
/// <param name="Check">Throws where a batch is not of this model; gives it with the labels that the model reads.</param>
internal sealed record TrainingTask(TrainOptions Options, IDataset<Batch> Data, TrainingSplit Split, Key Key, Func<Batch, Batch> Check)
{
    /// <summary>The data where they are in memory: they are checked once and never copied.</summary>
    public Batch? Memory => (Data as InMemoryDataset<Batch>)?.All;

    /// <summary>The examples of every step but perhaps an epoch's last, which has what is left.</summary>
    public int WholeBatch => Math.Min(Options.BatchSize, Split.Training.Length);

    /// <summary>The examples with the given numbers, checked.</summary>
    public Batch Take(ReadOnlySpan<int> examples)
    {
        var batch = Data.Take([.. examples]);
        if (batch.Count != examples.Length)
        {
            throw new ArgumentException($"The data set was asked for {examples.Length} examples and gave {batch.Count}.");
        }

        return Memory is null ? Check(batch) : batch;
    }
}
