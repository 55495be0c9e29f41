namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Initial values that are changed one by one.</summary>
internal sealed class InitialMutant(IVaeModel inner, Func<float, int, float> change) : WrappedModel(inner)
{
    public override ParameterVector Initialize(Key key) => ParametersFrom(base.Initialize(key).Values.ToArray().Select(change));

    public override TrainingState Start(TrainOptions options, Key key)
    {
        var parameters = Initialize(key.Child(KeySites.Initialization));
        var right = base.Start(options, key);
        return right with { Parameters = parameters, Average = right.Average is null ? null : parameters };
    }

    public override TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => Folded(options, data);
}
