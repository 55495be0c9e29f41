namespace FunctionalVae;

/// <summary>The typed face of any <see cref="IVaeModel"/>: generated types outside, plain values inside.</summary>
/// <typeparam name="TImages">Images of this model.</typeparam>
/// <typeparam name="TPosterior">Its posteriors.</typeparam>
/// <typeparam name="TLatents">Its latent vectors.</typeparam>
/// <typeparam name="TNoise">Its noise.</typeparam>
/// <typeparam name="TParameters">Its parameters.</typeparam>
/// <typeparam name="TState">Its training state.</typeparam>
/// <param name="model">The model.</param>
public class ObjectiveVae<TImages, TPosterior, TLatents, TNoise, TParameters, TState>(IVaeModel model)
    : IObjectiveVae<TImages, TPosterior, TLatents, TNoise, TParameters, TState>
    where TImages : ITyped<TImages, Batch>
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
    public TImages ImagesFrom(IEnumerable<float> values) => TImages.Wrap(Model.ImagesFrom(values));

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
    public TImages Binarize(TImages images, Key key) => TImages.Wrap(Model.Binarize(images.Core, key));

    /// <inheritdoc/>
    public TPosterior Encode(TParameters parameters, TImages images) => TPosterior.Wrap(Model.Encode(parameters.Core, images.Core));

    /// <inheritdoc/>
    public TLatents Draw(TPosterior posterior, TNoise noise) => TLatents.Wrap(Model.Draw(posterior.Core, noise.Core));

    /// <inheritdoc/>
    public TImages Decode(TParameters parameters, TLatents latents) => TImages.Wrap(Model.Decode(parameters.Core, latents.Core));

    /// <inheritdoc/>
    public Objective EvaluateObjective(TParameters parameters, TImages images, TNoise noise) =>
        Model.Evaluate(parameters.Core, images.Core, noise.Core);

    /// <inheritdoc/>
    public Gradient<TParameters> Differentiate(TParameters parameters, TImages images, TNoise noise)
    {
        var gradient = Model.Differentiate(parameters.Core, images.Core, noise.Core);
        return new(gradient.Objective, TParameters.Wrap(gradient.Values));
    }

    /// <inheritdoc/>
    public TState Start(TrainOptions options, Key key) => TState.Wrap(Model.Start(options, key));

    /// <inheritdoc/>
    public TState Step(TState state, TImages batch) => TState.Wrap(Model.Step(state.Core, batch.Core));

    /// <inheritdoc/>
    public IEnumerable<TImages> Batches(TrainOptions options, IDataset<TImages> data, int epoch) =>
        Model.Batches(options, Dataset.Core(data), epoch).Select(TImages.Wrap);

    /// <inheritdoc/>
    public TrainingRun<TState> Train(
        TrainOptions options,
        IDataset<TImages> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        var run = Model.Train(options, Dataset.Core(data), progress, cancel);
        return new(TState.Wrap(run.State), run.Epochs, run.IsComplete, run.BestEpoch);
    }

    /// <inheritdoc/>
    public TImages SampleMeans(TParameters parameters, int count, Key key) => TImages.Wrap(Model.SampleMeans(parameters.Core, count, key));

    /// <inheritdoc/>
    public TImages Reconstruct(TParameters parameters, TImages images) => TImages.Wrap(Model.Reconstruct(parameters.Core, images.Core));

    /// <inheritdoc/>
    public TParameters ParametersOf(TState state) => TParameters.Wrap(state.Core.Evaluated);
}
