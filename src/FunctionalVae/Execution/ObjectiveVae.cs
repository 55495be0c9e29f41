namespace FunctionalVae;

/// <summary>The typed face of any <see cref="IVaeModel"/>: generated types outside, plain values inside.</summary>
/// <typeparam name="TExamples">Examples of this model.</typeparam>
/// <typeparam name="TPosterior">Its posteriors.</typeparam>
/// <typeparam name="TLatents">Its latent vectors.</typeparam>
/// <typeparam name="TNoise">Its noise.</typeparam>
/// <typeparam name="TParameters">Its parameters.</typeparam>
/// <typeparam name="TState">Its training state.</typeparam>
/// <param name="model">The model.</param>
public class ObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(IVaeModel model)
    : IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>
    where TExamples : ITyped<TExamples, Batch>
    where TPosterior : ITyped<TPosterior, PosteriorBatch>
    where TLatents : ITyped<TLatents, Batch>
    where TNoise : ITyped<TNoise, Batch>
    where TParameters : ITyped<TParameters, ParameterVector>
    where TState : ITyped<TState, TrainingState>
{
    /// <inheritdoc/>
    public VaeSpec Spec => Model.Spec;

    /// <inheritdoc/>
    public IVaeModel Model { get; } = model;

    /// <inheritdoc/>
    public TExamples ExamplesFrom(IEnumerable<float> values) => TExamples.Wrap(Model.ExamplesFrom(values));

    /// <inheritdoc/>
    public TLatents LatentsFrom(IEnumerable<float> values) => TLatents.Wrap(Model.LatentsFrom(values));

    /// <inheritdoc/>
    public TNoise NoiseFromValues(IEnumerable<float> values) => TNoise.Wrap(Model.NoiseFromValues(values));

    /// <inheritdoc/>
    public TParameters ParametersFrom(IEnumerable<float> values) => TParameters.Wrap(Model.ParametersFrom(values));

    /// <inheritdoc/>
    public TParameters Initialize(Key key) => TParameters.Wrap(Model.Initialize(key));

    /// <inheritdoc/>
    public TNoise NoiseFrom(Key key, int count) => TNoise.Wrap(Model.NoiseFrom(key, count));

    /// <inheritdoc/>
    public TExamples Binarize(TExamples examples, Key key) => TExamples.Wrap(Model.Binarize(examples.Core, key));

    /// <inheritdoc/>
    public TPosterior Encode(TParameters parameters, TExamples examples) => TPosterior.Wrap(Model.Encode(parameters.Core, examples.Core));

    /// <inheritdoc/>
    public TLatents Draw(TPosterior posterior, TNoise noise) => TLatents.Wrap(Model.Draw(posterior.Core, noise.Core));

    /// <inheritdoc/>
    public TExamples Decode(TParameters parameters, TLatents latents) => TExamples.Wrap(Model.Decode(parameters.Core, latents.Core));

    /// <inheritdoc/>
    public Objective EvaluateObjective(TParameters parameters, TExamples examples, TNoise noise) =>
        Model.Evaluate(parameters.Core, examples.Core, noise.Core);

    /// <inheritdoc/>
    public Gradient<TParameters> Differentiate(TParameters parameters, TExamples examples, TNoise noise)
    {
        var gradient = Model.Differentiate(parameters.Core, examples.Core, noise.Core);
        return new(gradient.Objective, TParameters.Wrap(gradient.Values));
    }

    /// <inheritdoc/>
    public TState Start(TrainOptions options, Key key) => TState.Wrap(Model.Start(options, key));

    /// <inheritdoc/>
    public TState Step(TState state, TExamples batch) => TState.Wrap(Model.Step(state.Core, batch.Core));

    /// <inheritdoc/>
    public IEnumerable<TExamples> Batches(TrainOptions options, IDataset<TExamples> data, int epoch) =>
        Model.Batches(options, Dataset.Core(data), epoch).Select(TExamples.Wrap);

    /// <inheritdoc/>
    public TrainingRun<TState> Train(
        TrainOptions options,
        IDataset<TExamples> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => Typed(Model.Train(options, Dataset.Core(data), progress, cancel));

    /// <inheritdoc/>
    public TrainingRun<TState> TrainFrom(
        TrainingPoint<TState> from,
        IDataset<TExamples> data,
        ITrainingKeeper? keeper = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        return Typed(Model.TrainFrom(from.Core, Dataset.Core(data), keeper, progress, cancel));
    }

    /// <inheritdoc/>
    public TExamples SampleMeans(TParameters parameters, int count, Key key, LatentDistribution? latents = null) =>
        TExamples.Wrap(Model.SampleMeans(parameters.Core, count, key, latents));

    /// <inheritdoc/>
    public LatentDistribution FitLatents(
        TParameters parameters,
        TExamples examples,
        Key key,
        LatentFitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => Model.FitLatents(parameters.Core, examples.Core, key, options, progress, cancel);

    /// <inheritdoc/>
    public TExamples Reconstruct(TParameters parameters, TExamples examples) =>
        TExamples.Wrap(Model.Reconstruct(parameters.Core, examples.Core));

    /// <inheritdoc/>
    public TParameters ParametersOf(TState state) => TParameters.Wrap(state.Core.Evaluated);

    private static TrainingRun<TState> Typed(TrainingRun<TrainingState> run) =>
        new(TState.Wrap(run.State), run.Epochs, run.IsComplete, run.BestEpoch, run.Rollbacks)
        {
            Steps = run.Steps,
            Divergence = run.Divergence,
        };
}
