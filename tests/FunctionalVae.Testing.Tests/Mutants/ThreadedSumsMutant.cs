namespace FunctionalVae.Testing.Tests.Mutants;

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
