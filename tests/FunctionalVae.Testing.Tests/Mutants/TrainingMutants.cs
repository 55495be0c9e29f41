namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A step with a learning rate that is a little smaller than training's.</summary>
internal sealed class SlowStepMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override TrainingState Step(TrainingState state, Batch batch)
    {
        var slow = state.Options with { LearningRate = state.Options.LearningRate * 0.999 };
        return base.Step(state with { Options = slow }, batch) with { Options = state.Options };
    }
}

/// <summary>Batches without the last one where it is smaller.</summary>
internal sealed class DropLastMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override IEnumerable<Batch> Batches(TrainOptions options, IDataset<Batch> data, int epoch) =>
        base.Batches(options, data, epoch).Where(batch => batch.Count == Math.Min(options.BatchSize, data.Count));
}

/// <summary>Training that takes another seed for every number of threads, as sums split between threads do.</summary>
internal sealed class ThreadedSumsMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => base.Train(options with { LearningRate = options.LearningRate * (1 + (1e-5 * (options.Threads - 1))) }, data, progress, cancel);
}
