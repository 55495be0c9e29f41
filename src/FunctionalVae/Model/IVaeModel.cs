namespace FunctionalVae;

/// <summary>
/// A compiled model behind plain values: the face for tools that serve any model. The typed face is
/// <see cref="IVae{TImages, TPosterior, TLatents, TNoise, TParameters, TState}"/>. All functions are pure and may be called from many threads.
/// </summary>
public interface IVaeModel
{
    /// <summary>The name of the model: that of its class.</summary>
    string Name { get; }

    /// <summary>The specification.</summary>
    VaeSpec Spec { get; }

    /// <summary>Sizes and tensors.</summary>
    ModelLayout Layout { get; }

    /// <summary>The training options that the model's author recommends.</summary>
    TrainOptions Defaults { get; }

    /// <summary>Whether the objective at β = 1 is an evidence lower bound: see <see cref="VaeSpec.HasEvidenceLowerBound"/>.</summary>
    bool HasLikelihood { get; }

    /// <summary>Images from plain values, row by row, checked against the input's domain.</summary>
    Batch ImagesFrom(IEnumerable<float> values);

    /// <summary>Latent vectors from plain values.</summary>
    Batch LatentsFrom(IEnumerable<float> values);

    /// <summary>Noise from plain values: what a test or another framework supplies.</summary>
    Batch NoiseFromValues(IEnumerable<float> values);

    /// <summary>Parameters from plain values, in the order of <see cref="ModelLayout.Tensors"/>.</summary>
    ParameterVector ParametersFrom(IEnumerable<float> values);

    /// <summary>Initial parameters: uniform on ±1/√fan-in, PyTorch's default for linear layers.</summary>
    ParameterVector Initialize(Key key);

    /// <summary>Standard normal noise, [count, latent].</summary>
    Batch NoiseFrom(Key key, int count);

    /// <summary>Binary images from grey ones, as the specification's <see cref="Binarization"/> says; images as they are where it says none.</summary>
    Batch Binarize(Batch images, Key key);

    /// <summary>The posteriors q(z|x).</summary>
    PosteriorBatch Encode(ParameterVector parameters, Batch images);

    /// <summary>One reparameterised draw of each posterior.</summary>
    Batch Draw(PosteriorBatch posterior, Batch noise);

    /// <summary>The likelihood's mean for each latent vector.</summary>
    Batch Decode(ParameterVector parameters, Batch latents);

    /// <summary>The terms of each example at the draw that <paramref name="noise"/> makes.</summary>
    IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise);

    /// <summary>The objective, averaged over the batch.</summary>
    Objective Evaluate(ParameterVector parameters, Batch images, Batch noise);

    /// <summary>The objective and the gradient of the loss.</summary>
    Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise);

    /// <summary>
    /// The state before the first step. Where the learning rate or the weight of the Kullback–Leibler term changes over the run, give
    /// <c>options.For(data.Count)</c>, as <see cref="Train"/> does by itself.
    /// </summary>
    /// <exception cref="ArgumentException">An option makes no sense, or the length of the run is needed and not known; the message says which.</exception>
    TrainingState Start(TrainOptions options, Key key);

    /// <summary>The state after one more step: a fold over batches.</summary>
    TrainingState Step(TrainingState state, Batch batch);

    /// <summary>The batches of one epoch (from 0) in the order in which <see cref="Train"/> takes them, without the examples kept for validation.</summary>
    IEnumerable<Batch> Batches(TrainOptions options, IDataset<Batch> data, int epoch);

    /// <summary>
    /// The fold of <see cref="Step"/> over all epochs' <see cref="Batches"/>, in place and bit for bit the same; where
    /// <see cref="TrainOptions.Patience"/> is given, up to the epoch with the best validation objective.
    /// </summary>
    /// <exception cref="ArgumentException">An option makes no sense, or the data do not fit the model; the message says which.</exception>
    /// <exception cref="TrainingDivergedException">The objective of a step is no finite number; the message names step and tensor.</exception>
    TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    );

    /// <summary>Draws of the prior p(z), one for each noise vector: the noise itself where the prior is the standard normal.</summary>
    /// <exception cref="NotSupportedException">The latent variable has no prior.</exception>
    Batch DrawPrior(ParameterVector parameters, Batch noise);

    /// <summary>Means of the likelihood at draws of the prior.</summary>
    /// <exception cref="NotSupportedException">The latent variable has no prior.</exception>
    Batch Sample(ParameterVector parameters, int count, Key key);

    /// <summary>Encode, take the posterior's mean, decode.</summary>
    Batch Reconstruct(ParameterVector parameters, Batch images);
}
