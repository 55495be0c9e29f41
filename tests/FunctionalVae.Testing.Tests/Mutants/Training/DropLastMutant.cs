namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Batches without the last one where it is smaller.</summary>
internal sealed class DropLastMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override IEnumerable<Batch> Batches(TrainOptions options, IDataset<Batch> data, int epoch) =>
        base.Batches(options, data, epoch).Where(batch => batch.Count == Math.Min(options.BatchSize, data.Count));
}
