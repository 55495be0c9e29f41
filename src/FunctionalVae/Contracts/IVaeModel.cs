namespace FunctionalVae;

/// <summary>
/// A compiled model behind plain values: the face for tools that serve any model. The typed face is
/// <see cref="IVae{TExamples, TPosterior, TLatents, TNoise, TParameters, TState}"/>. All functions are pure and may be called from many threads.
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
    bool HasEvidenceLowerBound { get; }

    /// <summary>
    /// What the backend promises of its rounding: by how much of max(1, size) the values of an example, and the gradient of a batch, may depend
    /// on what else is in the batch, and trained parameters on the number of threads. 0, the same bits, on the managed engine. The same call
    /// gives the same bits on every backend.
    /// </summary>
    double BatchRounding => 0;

    /// <summary>How grey values become binary: as the specification says, unless <see cref="WithBinarization"/> said otherwise.</summary>
    Binarization Binarization { get; }

    /// <summary>This model with another binarization of its data. Specification, tensors and checkpoints stay what they are.</summary>
    /// <exception cref="ArgumentException">The likelihood cannot model values that are binarised so; the message says why.</exception>
    IVaeModel WithBinarization(Binarization binarization);

    /// <summary>
    /// A conditional model of some classes: rows that have no labels, examples and latent vectors, have these in turn. So it samples these classes.
    /// Specification, tensors and checkpoints stay what they are.
    /// </summary>
    /// <param name="labels">One or more classes, from 0.</param>
    /// <exception cref="ArgumentException">There are no labels, or the model has no <see cref="VaeSpec.Condition"/>, or no such class.</exception>
    IVaeModel Under(IReadOnlyList<int> labels);

    /// <summary>
    /// Examples, or latent vectors, with labels: what a conditional model reads beside their values. What is encoded, drawn, decoded and sampled of
    /// them keeps them.
    /// </summary>
    /// <param name="rows">The rows; labels that they have are replaced.</param>
    /// <param name="labels">One for each row, or one for all; each from 0 to one less than there are classes.</param>
    /// <exception cref="ArgumentException">The model has no <see cref="VaeSpec.Condition"/>, or no such class, or there are more or fewer labels.</exception>
    Batch WithLabels(Batch rows, IReadOnlyList<int> labels);

    /// <summary>Examples from plain values, [count, inputs] row by row, checked against the input's domain.</summary>
    /// <exception cref="ArgumentException">The number of values is not a positive multiple of the width, or a value is outside the domain.</exception>
    Batch ExamplesFrom(IEnumerable<float> values);

    /// <summary>Latent vectors from plain values, [count, latent] row by row.</summary>
    /// <exception cref="ArgumentException">The number of values is not a positive multiple of the width.</exception>
    Batch LatentsFrom(IEnumerable<float> values);

    /// <summary>Noise from plain values, [count, latent] row by row: what a test or another framework supplies.</summary>
    /// <exception cref="ArgumentException">The number of values is not a positive multiple of the width.</exception>
    Batch NoiseFromValues(IEnumerable<float> values);

    /// <summary>Parameters from plain values, in the order of <see cref="ModelLayout.Tensors"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than the model has parameters.</exception>
    ParameterVector ParametersFrom(IEnumerable<float> values);

    /// <summary>Initial parameters: uniform on ±1/√fan-in, PyTorch's default for linear layers.</summary>
    ParameterVector Initialize(Key key);

    /// <summary>Standard normal noise, [count, latent].</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    /// <exception cref="ArgumentException">One array cannot hold as much.</exception>
    Batch NoiseFrom(Key key, int count);

    /// <summary>Binary examples from grey ones, as <see cref="Binarization"/> says; examples as they are where it says none.</summary>
    Batch Binarize(Batch examples, Key key);

    /// <summary>The posteriors q(z|x): from [count, inputs] to mean and log-variance, [count, latent] each, and the factors of full covariances.</summary>
    PosteriorBatch Encode(ParameterVector parameters, Batch examples);

    /// <summary>One reparameterised draw μ + Lε of each posterior N(μ, LLᵀ), [count, latent] (Kingma and Welling 2014); μ + σ ∘ ε where its covariance is diagonal. Posteriors without a factor are diagonal, whatever the model.</summary>
    /// <exception cref="ArgumentException">There is not one noise vector, one mean and one log-variance for each posterior, or they have factors of another shape, or of a model with diagonal covariances.</exception>
    Batch Draw(PosteriorBatch posterior, Batch noise);

    /// <summary>The likelihood's mean for each latent vector: from [count, latent] to [count, inputs].</summary>
    Batch Decode(ParameterVector parameters, Batch latents);

    /// <summary>The terms of each example at the draw that <paramref name="noise"/> makes, in nats.</summary>
    /// <exception cref="ArgumentException">There is not one noise vector for each example, or the examples are grey and the likelihood is binary.</exception>
    IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch examples, Batch noise);

    /// <summary>The objective in nats per example, averaged over the batch.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Terms"/>.</exception>
    Objective Evaluate(ParameterVector parameters, Batch examples, Batch noise);

    /// <summary>
    /// The objective in nats per example and the gradient of the loss, which is minus the objective, both averaged over the batch.
    /// All examples are in memory at once.
    /// </summary>
    /// <exception cref="ArgumentException">As for <see cref="Terms"/>, or one array cannot hold the values of so many examples.</exception>
    Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch examples, Batch noise);

    /// <summary>
    /// The state before the first step. Where the learning rate or the weight of the Kullback–Leibler term changes over the run, give
    /// <c>options.For(data.Count)</c>, as <see cref="Train"/> does by itself.
    /// </summary>
    /// <param name="options">How to train.</param>
    /// <param name="key">
    /// The key of initial weights, noise, dynamic binarization and dropout. <see cref="Train"/> takes <c>Key.FromSeed(options.Seed)</c>. Another
    /// key gives another run over the same batches: <see cref="Batches"/> splits, shuffles and binarises once by the seed, whatever key is given here.
    /// </param>
    /// <exception cref="ArgumentException">An option makes no sense, or the length of the run is needed and not known; the message says which.</exception>
    TrainingState Start(TrainOptions options, Key key);

    /// <summary>The state after one more step: a fold over batches.</summary>
    /// <exception cref="TrainingDivergedException">The objective of the batch, or a weight after the step, is not finite.</exception>
    TrainingState Step(TrainingState state, Batch batch);

    /// <summary>
    /// The batches of one epoch (from 0) in the order in which <see cref="Train"/> takes them, without the examples kept for validation. They
    /// depend on <see cref="TrainOptions.Seed"/> and not on the key that <see cref="Start"/> was given.
    /// </summary>
    IEnumerable<Batch> Batches(TrainOptions options, IDataset<Batch> data, int epoch);

    /// <summary>
    /// The fold of <see cref="Step"/> over all epochs' <see cref="Batches"/>, in place and bit for bit the same; where
    /// <see cref="TrainOptions.Patience"/> is given, up to the epoch with the best validation objective.
    /// </summary>
    /// <exception cref="ArgumentException">An option makes no sense, there are no examples, the data set gives others than it was asked for, or they do not fit the model; the message says which.</exception>
    /// <exception cref="TrainingDivergedException">
    /// The objective of a step, a weight after an epoch, or an example of a data set of one's own is not finite; the message and the properties name
    /// step, kind, tensor and layer.
    /// </exception>
    TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    );

    /// <summary>
    /// Trains on from a place of a run: to the same bits as the run that was not interrupted, on the engine that it began on. Another engine goes
    /// on within its rounding.
    /// </summary>
    /// <param name="from">The place, whose state has the options; <c>TrainingPoint.Before(Start(…))</c> for a new run by the key <c>Key.FromSeed(options.Seed)</c>.</param>
    /// <param name="data">The data of the run.</param>
    /// <param name="keeper">Keeps further places; null for none.</param>
    /// <param name="progress">Is told how training comes along.</param>
    /// <param name="cancel">Stops at the next step.</param>
    /// <exception cref="ArgumentException">As for <see cref="Train"/>, or the place is of another model.</exception>
    /// <exception cref="TrainingDivergedException">As for <see cref="Train"/>, or a weight is not finite where a place is kept; with the last place that was.</exception>
    TrainingRun<TrainingState> TrainFrom(
        TrainingPoint from,
        IDataset<Batch> data,
        ITrainingKeeper? keeper = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    );

    /// <summary>
    /// Draws of the prior p(z), one for each noise vector: the noise itself where the prior is the standard normal. Those of a mixture are its
    /// quantiles at the noise's probabilities, dimension by dimension given those before (Rosenblatt 1952).
    /// </summary>
    /// <exception cref="NotSupportedException">The latent variable has no prior.</exception>
    Batch DrawPrior(ParameterVector parameters, Batch noise);

    /// <summary>
    /// One draw x ~ p(x|z) of the likelihood for each latent vector: from [count, latent] to [count, inputs]. Draw i depends on its latent
    /// vector, the key and i alone. Draws of a normal likelihood may lie outside the data's domain.
    /// </summary>
    /// <exception cref="NotSupportedException">The reconstruction term is not a likelihood: there is no p(x|z), only a mean.</exception>
    Batch DrawExamples(ParameterVector parameters, Batch latents, Key key);

    /// <summary>
    /// A distribution of latent vectors that is fitted to q(z|x) of the examples: a mixture of normals with full covariances, by expectation and
    /// maximisation (<see cref="Probability.NormalMixtures"/>), a flow (<see cref="LatentFitOptions.Flow"/>), or the mixture of the posteriors as they
    /// are (<see cref="LatentFitOptions.Posteriors"/>). With it <see cref="Sample"/> draws where the decoder was trained, which the prior may not do. The
    /// same to the last bit at any number of threads.
    /// </summary>
    /// <param name="parameters">The trained weights.</param>
    /// <param name="examples">[count, inputs]: those that the model was trained on.</param>
    /// <param name="key">The key of the draws, and of the centres that the fit begins with.</param>
    /// <param name="options">How; <see cref="LatentFitOptions"/> as they are where none are given.</param>
    /// <param name="progress">Is told after every step of the training of a flow; its objective is minus the divergence of the posteriors from the flow, in nats.</param>
    /// <param name="cancel">Stops the fit.</param>
    /// <exception cref="ArgumentException">There are too few examples, they have another size, their latent vectors do not vary in some dimension, posteriors without noise are to be kept, or an option makes no sense.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="TrainingDivergedException">The training of a flow came to values that are not finite.</exception>
    LatentDistribution FitLatents(
        ParameterVector parameters,
        Batch examples,
        Key key,
        LatentFitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    );

    /// <summary>
    /// Draws x ~ p(x|z) at draws z ~ p(z) of the prior, or of <paramref name="latents"/>, [count, inputs]: new examples as the model has them. z is
    /// that of <see cref="SampleMeans"/> with the same key, and x is drawn with the key's child 0.
    /// </summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="count">How many.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="latents">The distribution of z (<see cref="FitLatents"/>); null for the prior.</param>
    /// <exception cref="NotSupportedException">The latent variable has no prior and no latents are given, or the reconstruction term is not a likelihood.</exception>
    /// <exception cref="ArgumentException">The latents have other dimensions than the model.</exception>
    Batch Sample(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null);

    /// <summary>
    /// Means of the likelihood at draws of the prior, or of <paramref name="latents"/>, [count, inputs]: what pictures usually show. They vary less
    /// than the data, because what the likelihood adds is left out; <see cref="Sample"/> has it.
    /// </summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="count">How many.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="latents">The distribution of z (<see cref="FitLatents"/>), drawn with the key's child 1; null for the prior.</param>
    /// <exception cref="NotSupportedException">The latent variable has no prior, and no latents are given.</exception>
    /// <exception cref="ArgumentException">The latents have other dimensions than the model.</exception>
    Batch SampleMeans(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null);

    /// <summary>
    /// How improbable each example is, −log p(x) in nats, estimated by importance sampling: what finds outliers. The score of example i depends on
    /// the example, the key and i alone. Draws are doubled for those examples whose weights do not suffice; what still does not pass is a bound.
    /// Scores compare within one model only.
    /// </summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="examples">[count, inputs], binary where the likelihood is.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="options">How many draws; <see cref="ScoreOptions"/> as they are where none are given.</param>
    /// <param name="cancel">Stops between two groups of examples.</param>
    /// <exception cref="NotSupportedException">The model has no evidence lower bound, and so no p(x).</exception>
    /// <exception cref="ArgumentException">The examples have another size or are grey and the likelihood is binary, the parameters are another model's, or an option makes no sense.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    IReadOnlyList<ExampleScore> Score(
        ParameterVector parameters,
        Batch examples,
        Key key,
        ScoreOptions? options = null,
        CancellationToken cancel = default
    );

    /// <summary>
    /// The posterior predictive p(x*|x) of each example by draws of its posterior: means, variances and quantiles of what another example with the same
    /// latent variable would be. The result of example i depends on it, the key and i alone, but for <see cref="BatchRounding"/>.
    /// </summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="examples">[count, inputs], as <see cref="Encode"/> takes them.</param>
    /// <param name="key">The key of the draws of z.</param>
    /// <param name="options">How many draws, and which quantiles; <see cref="PredictOptions"/> as they are where none are given.</param>
    /// <param name="cancel">Stops between two examples.</param>
    /// <exception cref="NotSupportedException">The reconstruction term is not a likelihood: there is no p(x*|z).</exception>
    /// <exception cref="ArgumentException">The examples have another size, the parameters are another model's, or an option makes no sense.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Predicted<Batch> Predict(
        ParameterVector parameters,
        Batch examples,
        Key key,
        PredictOptions? options = null,
        CancellationToken cancel = default
    );

    /// <summary>
    /// Fills the gaps of rows of a table given what was observed, by importance sampling: draws with their means and errors. A row that has nothing
    /// but a condition is a sample under that condition. What is drawn for example i depends on the example, the key and i alone.
    /// </summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="examples">[count, inputs]; their missing columns are filled.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="options">How many rows and draws; <see cref="ImputeOptions"/> as they are where none are given.</param>
    /// <param name="cancel">Stops between two groups of examples.</param>
    /// <exception cref="NotSupportedException">The model has no evidence lower bound, or no column that may be missing.</exception>
    /// <exception cref="ArgumentException">The examples have another size, the parameters are another model's, or an option makes no sense.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Imputed<Batch> Impute(
        ParameterVector parameters,
        Batch examples,
        Key key,
        ImputeOptions? options = null,
        CancellationToken cancel = default
    );

    /// <summary>Encode, take the posterior's mean, decode: [count, inputs].</summary>
    Batch Reconstruct(ParameterVector parameters, Batch examples);
}
