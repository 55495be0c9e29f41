namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Training whose steps are longer by a share for every further thread.</summary>
internal sealed class ThreadedSumsMutant(IVaeModel inner, double share = 1e-5) : WrappedModel(inner)
{
    public override TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => base.Train(options with { LearningRate = options.LearningRate * (1 + (share * (options.Threads - 1))) }, data, progress, cancel);
}
