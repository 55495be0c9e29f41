namespace FunctionalVae;

/// <summary>
/// A compiled model as one typed value: every function that any variational autoencoder has.
/// Models with a likelihood are also <see cref="IVae{TExamples, TPosterior, TLatents, TNoise, TParameters, TState}"/>.
/// </summary>
/// <typeparam name="TExamples">Examples of this model.</typeparam>
/// <typeparam name="TPosterior">Its posteriors.</typeparam>
/// <typeparam name="TLatents">Its latent vectors.</typeparam>
/// <typeparam name="TNoise">Its noise.</typeparam>
/// <typeparam name="TParameters">Its parameters.</typeparam>
/// <typeparam name="TState">Its training state.</typeparam>
public interface IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>
{
    /// <summary>The specification.</summary>
    VaeSpec Spec { get; }

    /// <summary>The same model behind plain values.</summary>
    IVaeModel Model { get; }

    /// <inheritdoc cref="IVaeModel.ExamplesFrom"/>
    TExamples ExamplesFrom(IEnumerable<float> values);

    /// <inheritdoc cref="IVaeModel.LatentsFrom"/>
    TLatents LatentsFrom(IEnumerable<float> values);

    /// <inheritdoc cref="IVaeModel.NoiseFromValues"/>
    TNoise NoiseFromValues(IEnumerable<float> values);

    /// <inheritdoc cref="IVaeModel.ParametersFrom"/>
    TParameters ParametersFrom(IEnumerable<float> values);

    /// <inheritdoc cref="IVaeModel.Initialize"/>
    TParameters Initialize(Key key);

    /// <inheritdoc cref="IVaeModel.NoiseFrom"/>
    TNoise NoiseFrom(Key key, int count);

    /// <inheritdoc cref="IVaeModel.Binarize"/>
    TExamples Binarize(TExamples examples, Key key);

    /// <inheritdoc cref="IVaeModel.Encode"/>
    TPosterior Encode(TParameters parameters, TExamples examples);

    /// <inheritdoc cref="IVaeModel.Draw"/>
    TLatents Draw(TPosterior posterior, TNoise noise);

    /// <inheritdoc cref="IVaeModel.Decode"/>
    TExamples Decode(TParameters parameters, TLatents latents);

    /// <inheritdoc cref="IVaeModel.Evaluate"/>
    Objective EvaluateObjective(TParameters parameters, TExamples examples, TNoise noise);

    /// <inheritdoc cref="IVaeModel.Differentiate"/>
    Gradient<TParameters> Differentiate(TParameters parameters, TExamples examples, TNoise noise);

    /// <inheritdoc cref="IVaeModel.Start"/>
    TState Start(TrainOptions options, Key key);

    /// <inheritdoc cref="IVaeModel.Step"/>
    TState Step(TState state, TExamples batch);

    /// <inheritdoc cref="IVaeModel.Batches"/>
    IEnumerable<TExamples> Batches(TrainOptions options, IDataset<TExamples> data, int epoch);

    /// <inheritdoc cref="IVaeModel.Train"/>
    TrainingRun<TState> Train(
        TrainOptions options,
        IDataset<TExamples> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    );

    /// <inheritdoc cref="IVaeModel.TrainFrom"/>
    TrainingRun<TState> TrainFrom(
        TrainingPoint<TState> from,
        IDataset<TExamples> data,
        ITrainingKeeper? keeper = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    );

    /// <inheritdoc cref="IVaeModel.SampleMeans"/>
    TExamples SampleMeans(TParameters parameters, int count, Key key, LatentDistribution? latents = null);

    /// <inheritdoc cref="IVaeModel.FitLatents"/>
    LatentDistribution FitLatents(
        TParameters parameters,
        TExamples examples,
        Key key,
        LatentFitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    );

    /// <inheritdoc cref="IVaeModel.Reconstruct"/>
    TExamples Reconstruct(TParameters parameters, TExamples examples);

    /// <summary>The weights to evaluate, sample from and save: the averaged ones where <see cref="TrainOptions.AverageDecay"/> asks for them.</summary>
    TParameters ParametersOf(TState state);
}
