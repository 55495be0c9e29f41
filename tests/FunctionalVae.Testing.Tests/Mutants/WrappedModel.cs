namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A model that does all as another does; a mutant overrides one thing.</summary>
internal abstract class WrappedModel(IVaeModel inner) : IVaeModel
{
    protected IVaeModel Inner => inner;

    public string Name => inner.Name;

    public VaeSpec Spec => inner.Spec;

    public ModelLayout Layout => inner.Layout;

    public TrainOptions Defaults => inner.Defaults;

    public bool HasEvidenceLowerBound => inner.HasEvidenceLowerBound;

    public virtual double BatchRounding => inner.BatchRounding;

    public Binarization Binarization => inner.Binarization;

    public IVaeModel WithBinarization(Binarization binarization) => inner.WithBinarization(binarization);

    public virtual IVaeModel Under(IReadOnlyList<int> labels) => inner.Under(labels);

    public Batch WithLabels(Batch rows, IReadOnlyList<int> labels) => inner.WithLabels(rows, labels);

    public Batch ExamplesFrom(IEnumerable<float> values) => inner.ExamplesFrom(values);

    public Batch LatentsFrom(IEnumerable<float> values) => inner.LatentsFrom(values);

    public Batch NoiseFromValues(IEnumerable<float> values) => inner.NoiseFromValues(values);

    public virtual ParameterVector ParametersFrom(IEnumerable<float> values) => inner.ParametersFrom(values);

    public virtual ParameterVector Initialize(Key key) => inner.Initialize(key);

    public virtual Batch NoiseFrom(Key key, int count) => inner.NoiseFrom(key, count);

    public virtual Batch Binarize(Batch images, Key key) => inner.Binarize(images, key);

    public virtual PosteriorBatch Encode(ParameterVector parameters, Batch images) => inner.Encode(parameters, images);

    public virtual Batch Draw(PosteriorBatch posterior, Batch noise) => inner.Draw(posterior, noise);

    public virtual Batch Decode(ParameterVector parameters, Batch latents) => inner.Decode(parameters, latents);

    public virtual IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise) =>
        inner.Terms(parameters, images, noise);

    // As every model does it, so that a wrong term is wrong in the objective too.
    public virtual Objective Evaluate(ParameterVector parameters, Batch images, Batch noise)
    {
        var terms = Terms(parameters, images, noise);
        return new(terms.Average(term => term.Reconstruction), terms.Average(term => term.Kl), Spec.Objective.Beta);
    }

    public virtual Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise) =>
        inner.Differentiate(parameters, images, noise);

    public virtual TrainingState Start(TrainOptions options, Key key) => inner.Start(options, key);

    public virtual TrainingState Step(TrainingState state, Batch batch) => inner.Step(state, batch);

    public virtual IEnumerable<Batch> Batches(TrainOptions options, IDataset<Batch> data, int epoch) => inner.Batches(options, data, epoch);

    public virtual TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => inner.Train(options, data, progress, cancel);

    public virtual TrainingRun<TrainingState> TrainFrom(
        TrainingPoint from,
        IDataset<Batch> data,
        ITrainingKeeper? keeper = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => inner.TrainFrom(from, data, keeper, progress, cancel);

    public virtual IReadOnlyList<ExampleScore> Score(
        ParameterVector parameters,
        Batch images,
        Key key,
        ScoreOptions? options = null,
        CancellationToken cancel = default
    ) => inner.Score(parameters, images, key, options, cancel);

    public virtual Predicted<Batch> Predict(
        ParameterVector parameters,
        Batch images,
        Key key,
        PredictOptions? options = null,
        CancellationToken cancel = default
    ) => inner.Predict(parameters, images, key, options, cancel);

    public virtual Imputed<Batch> Impute(
        ParameterVector parameters,
        Batch images,
        Key key,
        ImputeOptions? options = null,
        CancellationToken cancel = default
    ) => inner.Impute(parameters, images, key, options, cancel);

    public virtual Batch DrawPrior(ParameterVector parameters, Batch noise) => inner.DrawPrior(parameters, noise);

    public virtual Batch DrawExamples(ParameterVector parameters, Batch latents, Key key) => inner.DrawExamples(parameters, latents, key);

    public virtual LatentDistribution FitLatents(
        ParameterVector parameters,
        Batch images,
        Key key,
        LatentFitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => inner.FitLatents(parameters, images, key, options, progress, cancel);

    public virtual Batch Sample(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null) =>
        DrawExamples(parameters, DrawLatents(parameters, count, key, latents), key.Child(0));

    public virtual Batch SampleMeans(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null) =>
        Decode(parameters, DrawLatents(parameters, count, key, latents));

    public virtual Batch Reconstruct(ParameterVector parameters, Batch images) => Decode(parameters, Encode(parameters, images).Mean);

    private Batch DrawLatents(ParameterVector parameters, int count, Key key, LatentDistribution? latents) =>
        latents?.Draw(key.Child(1), count) ?? DrawPrior(parameters, NoiseFrom(key, count));

    /// <summary>Training as the fold of this model's own step over its own batches.</summary>
    protected TrainingRun<TrainingState> Folded(TrainOptions options, IDataset<Batch> data)
    {
        var start = Start(options.For(data.Count), Key.FromSeed(options.Seed));
        var batches = Enumerable.Range(0, options.Epochs).SelectMany(epoch => Batches(options, data, epoch));
        return new(batches.Aggregate(start, Step), [], IsComplete: true);
    }
}
