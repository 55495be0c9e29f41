namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A model with other batches, in Train too.</summary>
internal sealed class BatchesMutant(IVaeModel inner, Func<IEnumerable<Batch>, IEnumerable<Batch>> change, bool sameOrder = false)
    : WrappedModel(inner)
{
    public override IEnumerable<Batch> Batches(TrainOptions options, IDataset<Batch> data, int epoch) =>
        change(base.Batches(options, data, sameOrder ? 0 : epoch));

    public override TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => Folded(options, data);
}
