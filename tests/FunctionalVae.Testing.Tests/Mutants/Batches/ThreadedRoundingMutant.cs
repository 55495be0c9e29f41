namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Training that starts every further thread's worth of <paramref name="difference"/> off.</summary>
internal sealed class ThreadedRoundingMutant(IVaeModel inner, double difference) : WrappedModel(inner)
{
    public override TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        var run = base.Train(options, data, progress, cancel);
        var shift = difference * (options.Threads - 1);
        var shifted = ParametersFrom(run.State.Parameters.Values.ToArray().Select(value => (float)(value + shift)));
        return run with { State = run.State with { Parameters = shifted } };
    }
}
