namespace FunctionalVae.FSharp

open System
open System.Threading
open FunctionalVae
open FunctionalVae.Checkpoints
open FunctionalVae.Data

/// <summary>
/// The functions of any compiled model, curried. The model comes first, then options, parameters or a state, then keys and noise, and last
/// what flows through a pipe: <c>examples |> Vae.encode vae parameters |> Vae.draw vae noise |> Vae.decode vae parameters</c>.
/// </summary>
/// <remarks>
/// <c>vae</c> is the value <c>Functions</c> of a generated model, <c>Vae.ofLikelihood</c> of any with a likelihood, or <c>Vae.ofModel</c> of
/// any. All functions are pure, but for those that name a path. Shapes are [rows, values]; objectives are in nats per example, summed over
/// dimensions and averaged over the batch.
/// </remarks>
[<RequireQualifiedAccess>]
module Vae =
    /// <summary>The typed face of any model behind plain values, such as an interpreted one.</summary>
    let ofModel (model: IVaeModel) : IObjectiveVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState> =
        ObjectiveVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>(model)

    /// <summary>The same with evidence lower bounds, importance weights and draws, of a model with a likelihood: <c>Spec.model "Points" spec |> Vae.ofLikelihood</c>.</summary>
    /// <exception cref="T:System.ArgumentException">The model has no likelihood: it has an objective, and no bound on log p(x).</exception>
    let ofLikelihood (model: IVaeModel) : IVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState> =
        if not model.HasEvidenceLowerBound then
            invalidArg
                (nameof model)
                $"{model.Name} has no evidence lower bound: {model.Spec.WhyNoEvidenceLowerBound}. Take Vae.ofModel, and Vae.evaluateObjective."

        LikelihoodVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>(model)

    /// <summary>The same; None where the model has no likelihood.</summary>
    let tryOfLikelihood (model: IVaeModel) : IVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState> option =
        if model.HasEvidenceLowerBound then
            Some(LikelihoodVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>(model))
        else
            None

    /// <summary>The specification.</summary>
    let spec (vae: IObjectiveVae<_, _, _, _, _, _>) = vae.Spec

    /// <summary>Examples from plain rows: [count][inputs].</summary>
    /// <exception cref="T:System.ArgumentException">There is no row, one has another length, or a value is outside the input's domain.</exception>
    let ofArrays (vae: IObjectiveVae<'examples, _, _, _, _, _>) (rows: float32 array seq) : 'examples =
        vae.ExamplesFrom(Rows.flat vae "an example" vae.Model.Layout.InputWidth rows)

    /// <summary>The examples of a data set or a table: [count, inputs].</summary>
    /// <exception cref="T:FunctionalVae.Data.InvalidDataSetException">They have another size or shape, or a value is outside the input's domain.</exception>
    let examplesOf (vae: IObjectiveVae<'examples, _, _, _, _, _>) (examples: IExamples) : 'examples :> ITyped<'examples, Batch> =
        Typed.Wrap<'examples, Batch>(ExampleBatch.Of(vae.Model, examples))

    /// <summary>Latent vectors from plain rows: [count][latent].</summary>
    /// <exception cref="T:System.ArgumentException">There is no row, or one has another length.</exception>
    let latents (vae: IObjectiveVae<_, _, 'latents, _, _, _>) (rows: float32 array seq) : 'latents =
        vae.LatentsFrom(Rows.flat vae "a latent vector" vae.Model.Layout.LatentWidth rows)

    /// <summary>Noise from plain rows: [count][latent].</summary>
    /// <exception cref="T:System.ArgumentException">There is no row, or one has another length.</exception>
    let noiseOf (vae: IObjectiveVae<_, _, _, 'noise, _, _>) (rows: float32 array seq) : 'noise =
        vae.NoiseFromValues(Rows.flat vae "a noise vector" vae.Model.Layout.LatentWidth rows)

    /// <summary>Standard normal noise by key: [count, latent].</summary>
    let noise (vae: IObjectiveVae<_, _, _, 'noise, _, _>) (key: Key) (count: int) : 'noise = vae.NoiseFrom(key, count)

    /// <summary>Standard normal noise by key, one vector for each row of <paramref name="rows"/>: [count, latent].</summary>
    let noiseFor (vae: IObjectiveVae<_, _, _, 'noise, _, _>) (key: Key) (rows: 'rows :> ITyped<'rows, Batch>) : 'noise =
        vae.NoiseFrom(key, Rows.count rows)

    /// <summary>Binary examples from grey ones as the specification's binarization says; examples as they are where it says none.</summary>
    let binarize (vae: IObjectiveVae<'examples, _, _, _, _, _>) (key: Key) (examples: 'examples) : 'examples = vae.Binarize(examples, key)

    /// <summary>Initial parameters: uniform on ±1/√fan-in, PyTorch's default for linear layers.</summary>
    let initialize (vae: IObjectiveVae<_, _, _, _, 'parameters, _>) (key: Key) : 'parameters = vae.Initialize key

    /// <summary>Parameters from plain values, in the order of the model's tensors.</summary>
    /// <exception cref="T:System.ArgumentException">There are more or fewer values than the model has parameters.</exception>
    let parametersOfArray (vae: IObjectiveVae<_, _, _, _, 'parameters, _>) (values: float32 array) : 'parameters = vae.ParametersFrom values

    /// <summary>All trained values, each tensor in turn: [parameters], copied.</summary>
    let weights (parameters: 'parameters :> ITyped<'parameters, ParameterVector>) = parameters.Core.Values.ToArray()

    /// <summary>The values of one tensor, a weight as [inputs, outputs] row by row; None where the model has no tensor of that name.</summary>
    let tryTensor (name: string) (parameters: 'parameters :> ITyped<'parameters, ParameterVector>) =
        if parameters.Core.Layout.Tensors |> Seq.exists (fun tensor -> tensor.Name = name) then
            Some(parameters.Core.Tensor(name).ToArray())
        else
            None

    /// <summary>The posteriors q(z|x): from [count, inputs] to mean and log-variance, [count, latent] each.</summary>
    let encode (vae: IObjectiveVae<'examples, 'posterior, _, _, 'parameters, _>) (parameters: 'parameters) (examples: 'examples) : 'posterior =
        vae.Encode(parameters, examples)

    /// <summary>μ of each posterior: [count, latent].</summary>
    let mean
        (_: IObjectiveVae<_, 'posterior, 'latents, _, _, _>)
        (posterior: 'posterior :> ITyped<'posterior, PosteriorBatch>)
        : 'latents :> ITyped<'latents, Batch> =
        Typed.Wrap<'latents, Batch> posterior.Core.Mean

    /// <summary>log σ² of each posterior: [count, latent].</summary>
    let logVariance
        (_: IObjectiveVae<_, 'posterior, 'latents, _, _, _>)
        (posterior: 'posterior :> ITyped<'posterior, PosteriorBatch>)
        : 'latents :> ITyped<'latents, Batch> =
        Typed.Wrap<'latents, Batch> posterior.Core.LogVariance

    /// <summary>The Cholesky factors of full covariances; None where they are diagonal.</summary>
    let tryFactor
        (_: IObjectiveVae<_, 'posterior, _, _, _, _>)
        (posterior: 'posterior :> ITyped<'posterior, PosteriorBatch>)
        : PosteriorFactor option =
        Option.ofObj posterior.Core.Factor

    /// <summary>One reparameterised draw of each posterior, μ + Lε, which is μ + σ ∘ ε where its covariance is diagonal, [count, latent] (Kingma and Welling 2014).</summary>
    let draw (vae: IObjectiveVae<_, 'posterior, 'latents, 'noise, _, _>) (noise: 'noise) (posterior: 'posterior) : 'latents =
        vae.Draw(posterior, noise)

    /// <summary>The likelihood's mean for each latent vector: from [count, latent] to [count, inputs].</summary>
    let decode (vae: IObjectiveVae<'examples, _, 'latents, _, 'parameters, _>) (parameters: 'parameters) (latents: 'latents) : 'examples =
        vae.Decode(parameters, latents)

    /// <summary>
    /// The evidence lower bound in nats per example, averaged over the batch; β plays no part. For models with a likelihood: generated ones, and
    /// those of <c>Vae.ofLikelihood</c>.
    /// </summary>
    let evaluate (vae: IVae<'examples, _, _, 'noise, 'parameters, _>) (parameters: 'parameters) (noise: 'noise) (examples: 'examples) : Elbo =
        vae.Evaluate(parameters, examples, noise)

    /// <summary>The objective in nats per example, averaged over the batch: of every model, but not a bound on log p(x) where there is no likelihood.</summary>
    let evaluateObjective
        (vae: IObjectiveVae<'examples, _, _, 'noise, 'parameters, _>)
        (parameters: 'parameters)
        (noise: 'noise)
        (examples: 'examples)
        : Objective =
        vae.EvaluateObjective(parameters, examples, noise)

    /// <summary>The objective in nats per example, averaged over all examples and over several draws of each posterior; grey examples are binarised by key.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="draws">Draws per example, at least 1.</param>
    /// <param name="key">The key of noise and binarization.</param>
    /// <param name="examples">[count, inputs], grey where the model binarises.</param>
    let estimate
        (vae: IObjectiveVae<'examples, _, _, _, 'parameters, _>)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (draws: int)
        (key: Key)
        (examples: 'examples :> ITyped<'examples, Batch>)
        : Objective =
        ObjectiveEstimator.Average(vae.Model, parameters.Core, examples.Core, key, draws)

    /// <summary>The same with its Monte Carlo standard error over the draws, at β = 1; None for one draw. It is not of the choice of the examples.</summary>
    let estimateWithError
        (vae: IObjectiveVae<'examples, _, _, _, 'parameters, _>)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (draws: int)
        (key: Key)
        (examples: 'examples :> ITyped<'examples, Batch>)
        : Objective * float option =
        let estimate =
            ObjectiveEstimator.Estimate(vae.Model, parameters.Core, examples.Core, key, draws)

        estimate.Objective, Option.ofNullable estimate.StandardError

    /// <summary>The importance-weighted bound of as many draws of each posterior, and how many of them weigh, in nats per example. For models with a likelihood.</summary>
    let importanceWeightedBound
        (vae: IVae<'examples, _, _, _, 'parameters, _>)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (draws: int)
        (key: Key)
        (examples: 'examples :> ITyped<'examples, Batch>)
        : ImportanceWeightedEstimate =
        ObjectiveEstimator.ImportanceWeighted(vae.Model, parameters.Core, examples.Core, key, draws)

    /// <summary>log p(x, z) − log q(z|x) of each example at the draw that the noise makes, in nats: [count]. For models with a likelihood.</summary>
    let logWeight (vae: IVae<'examples, _, _, 'noise, 'parameters, _>) (parameters: 'parameters) (noise: 'noise) (examples: 'examples) =
        Array.ofSeq (vae.LogWeight(parameters, examples, noise))

    /// <summary>
    /// How improbable each example is, −log p(x) in nats by importance sampling: what finds outliers. A score depends on its example, the key and the
    /// example's number alone; scores compare within one model only. For models with a likelihood.
    /// </summary>
    /// <param name="vae">The model.</param>
    /// <param name="options">How many draws: <c>ScoreOptions()</c>, or <c>ScoreOptions(Draws = 128)</c>.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="examples">[count, inputs], binary where the likelihood is.</param>
    let score
        (vae: IVae<'examples, _, _, _, 'parameters, _>)
        (options: ScoreOptions)
        (parameters: 'parameters)
        (key: Key)
        (examples: 'examples)
        : ExampleScore array =
        Array.ofSeq (vae.Score(parameters, examples, key, options))

    /// <summary>
    /// Fills the gaps of rows of a table given what was observed: rows that are drawn, with the means and errors of what was missing. What is drawn
    /// for an example depends on the example, the key and its number alone. For models of a table.
    /// </summary>
    /// <param name="vae">The model.</param>
    /// <param name="options">How many rows: <c>ImputeOptions()</c>, or <c>ImputeOptions(Rows = 5)</c>.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="examples">[count, inputs]; their missing columns are filled.</param>
    let impute
        (vae: IVae<'examples, _, _, _, 'parameters, _>)
        (options: ImputeOptions)
        (parameters: 'parameters)
        (key: Key)
        (examples: 'examples)
        : Imputed<'examples> =
        vae.Impute(parameters, examples, key, options)

    /// <summary>
    /// The posterior predictive p(x*|x) of each example by draws of its posterior: means, variances and quantiles of what another example with the same
    /// latent variable would be. The result of an example depends on it, the key and its number alone.
    /// </summary>
    /// <param name="vae">The model.</param>
    /// <param name="options">How many draws, and which quantiles: <c>PredictOptions()</c>, or <c>PredictOptions(LatentDraws = 256)</c>.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="examples">[count, inputs].</param>
    let predict
        (vae: IVae<'examples, _, _, _, 'parameters, _>)
        (options: PredictOptions)
        (parameters: 'parameters)
        (key: Key)
        (examples: 'examples)
        : Predicted<'examples> =
        vae.Predict(parameters, examples, key, options)

    /// <summary>The objective and the gradient of the loss, which is minus the objective, averaged over the batch.</summary>
    let differentiate
        (vae: IObjectiveVae<'examples, _, _, 'noise, 'parameters, _>)
        (parameters: 'parameters)
        (noise: 'noise)
        (examples: 'examples)
        : Gradient<'parameters> =
        vae.Differentiate(parameters, examples, noise)

    /// <summary>The state before the first step. <c>Vae.train</c> takes the key of the options' seed; schedules and warm-ups need <c>Options.forData</c>.</summary>
    /// <exception cref="T:System.ArgumentException">An option makes no sense, or the length of the run is needed and not known; the message says which.</exception>
    let start (vae: IObjectiveVae<_, _, _, _, _, 'state>) (options: Options) (key: Key) : 'state =
        vae.Start(Options.toTrainOptions options, key)

    /// <summary>The state after one more step: the function to fold over batches.</summary>
    /// <exception cref="T:FunctionalVae.TrainingDivergedException">The objective of the batch, or a weight after the step, is not finite.</exception>
    let step (vae: IObjectiveVae<'examples, _, _, _, _, 'state>) (state: 'state) (batch: 'examples) : 'state = vae.Step(state, batch)

    /// <summary>The batches of one epoch (from 0), in the order in which <c>Vae.train</c> takes them, without the examples kept for validation.</summary>
    let batches (vae: IObjectiveVae<'examples, _, _, _, _, _>) (options: Options) (epoch: int) (data: IDataset<'examples>) : 'examples seq =
        vae.Batches(Options.toTrainOptions options, data, epoch)

    /// <summary>The batches of all epochs, one epoch after the other.</summary>
    let allBatches (vae: IObjectiveVae<'examples, _, _, _, _, _>) (options: Options) (data: IDataset<'examples>) : 'examples seq =
        Seq.init options.Epochs (fun epoch -> batches vae options epoch data)
        |> Seq.concat

    /// <summary>The fold of <c>Vae.step</c> over <c>Vae.allBatches</c>, in place and bit for bit the same; with patience up to the best epoch.</summary>
    /// <exception cref="T:System.ArgumentException">An option makes no sense, or the examples do not fit; the message says which.</exception>
    /// <exception cref="T:FunctionalVae.TrainingDivergedException">The objective of a step, or a weight at the end, is not finite, and patience keeps no epoch before it.</exception>
    let train (vae: IObjectiveVae<'examples, _, _, _, _, 'state>) (options: Options) (data: IDataset<'examples>) : TrainingRun<'state> =
        vae.Train(Options.toTrainOptions options, data)

    /// <summary>The same, watched and stoppable. A stopped run hands out a usable state.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="options">How to train.</param>
    /// <param name="report">Called about fifty times an epoch and at its end, by the training thread.</param>
    /// <param name="cancel">Stops at the next step.</param>
    /// <param name="data">The examples.</param>
    let trainWith
        (vae: IObjectiveVae<'examples, _, _, _, _, 'state>)
        (options: Options)
        (report: TrainingProgress -> unit)
        (cancel: CancellationToken)
        (data: IDataset<'examples>)
        : TrainingRun<'state> =
        let progress =
            { new IProgress<TrainingProgress> with
                member _.Report progress = report progress
            }

        vae.Train(Options.toTrainOptions options, data, progress, cancel)

    /// <summary>Trains on from a place of a run, such as that of a checkpoint: to the same bits as the run that was not interrupted.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="point">The place, whose state has the options.</param>
    /// <param name="data">The data of the run.</param>
    /// <exception cref="T:System.ArgumentException">The place is of another model, or the examples do not fit; the message says which.</exception>
    /// <exception cref="T:FunctionalVae.TrainingDivergedException">The objective of a step, or a weight at the end, is not finite, and patience keeps no epoch before it.</exception>
    let trainFrom
        (vae: IObjectiveVae<'examples, _, _, _, _, 'state>)
        (point: TrainingPoint<'state>)
        (data: IDataset<'examples>)
        : TrainingRun<'state> =
        vae.TrainFrom(point, data)

    /// <summary>The weights to evaluate, sample from and save: the averaged ones where the options ask for them.</summary>
    let parametersOf (vae: IObjectiveVae<_, _, _, _, 'parameters, 'state>) (state: 'state) : 'parameters = vae.ParametersOf state

    /// <summary>
    /// Draws x ~ p(x|z) at draws z ~ p(z) of the prior, [count, inputs]: new examples as the model has them. For models with a likelihood.
    /// z is that of <c>Vae.sampleMeans</c> with the same key.
    /// </summary>
    let sample (vae: IVae<'examples, _, _, _, 'parameters, _>) (parameters: 'parameters) (key: Key) (count: int) : 'examples =
        vae.Sample(parameters, count, key)

    /// <summary>Means of the likelihood at draws of the prior, [count, inputs]: what pictures usually show. They vary less than the data.</summary>
    /// <exception cref="T:System.NotSupportedException">The latent variable has no prior.</exception>
    let sampleMeans (vae: IObjectiveVae<'examples, _, _, _, 'parameters, _>) (parameters: 'parameters) (key: Key) (count: int) : 'examples =
        vae.SampleMeans(parameters, count, key)

    /// <summary>
    /// A distribution of latent vectors to draw from in place of the prior, fitted to q(z|x) of training examples, where the decoder was trained: a
    /// mixture of normals, a flow, or the posteriors themselves.
    /// </summary>
    /// <param name="vae">The model.</param>
    /// <param name="options">How: <c>LatentFitOptions()</c>, <c>LatentFitOptions(Components = 32)</c>, or <c>LatentFitOptions(Posteriors = true)</c>.</param>
    /// <param name="parameters">Its trained weights.</param>
    /// <param name="key">The key of the draws, and of the centres that the fit begins with.</param>
    /// <param name="examples">[count, inputs]: those that the model was trained on.</param>
    /// <exception cref="T:System.ArgumentException">There are too few examples, or their latent vectors do not vary in some dimension.</exception>
    let fitLatents
        (vae: IObjectiveVae<'examples, _, _, _, 'parameters, _>)
        (options: LatentFitOptions)
        (parameters: 'parameters)
        (key: Key)
        (examples: 'examples)
        : LatentDistribution =
        vae.FitLatents(parameters, examples, key, options)

    /// <summary>Draws x ~ p(x|z) at draws z of fitted latents, [count, inputs]. For models with a likelihood.</summary>
    let sampleFrom
        (vae: IVae<'examples, _, _, _, 'parameters, _>)
        (latents: LatentDistribution)
        (parameters: 'parameters)
        (key: Key)
        (count: int)
        : 'examples =
        vae.Sample(parameters, count, key, latents)

    /// <summary>One draw x ~ p(x|z) for each latent vector: from [count, latent] to [count, inputs]. For models with a likelihood.</summary>
    let drawExamples
        (vae: IVae<'examples, _, 'latents, _, 'parameters, _>)
        (parameters: 'parameters)
        (key: Key)
        (latents: 'latents)
        : 'examples =
        vae.DrawExamples(parameters, latents, key)

    /// <summary>Draws of the prior p(z), one for each noise vector: from [count, latent] to [count, latent].</summary>
    /// <exception cref="T:System.NotSupportedException">The latent variable has no prior.</exception>
    let drawPrior
        (vae: IObjectiveVae<_, _, 'latents, 'noise, 'parameters, _>)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (noise: 'noise :> ITyped<'noise, Batch>)
        : 'latents :> ITyped<'latents, Batch> =
        Typed.Wrap<'latents, Batch>(vae.Model.DrawPrior(parameters.Core, noise.Core))

    /// <summary>Encode, take the posterior's mean, decode: [count, inputs].</summary>
    let reconstruct (vae: IObjectiveVae<'examples, _, _, _, 'parameters, _>) (parameters: 'parameters) (examples: 'examples) : 'examples =
        vae.Reconstruct(parameters, examples)

    /// <summary>Writes the parameters as safetensors, with the specification's hash: whole or not at all.</summary>
    /// <exception cref="T:System.IO.IOException">The disk or the folder does not allow it.</exception>
    let save
        (vae: IObjectiveVae<_, _, _, _, 'parameters, _>)
        (path: string)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        =
        Checkpoint.Save(vae.Model, parameters.Core, path)

    /// <summary>The parameters in a file, or in the folder of a run.</summary>
    /// <exception cref="T:FunctionalVae.Checkpoints.CheckpointException">There is no such file, it is malformed, or it belongs to another specification.</exception>
    let load (vae: IObjectiveVae<_, _, _, _, 'parameters, _>) (path: string) : 'parameters :> ITyped<'parameters, ParameterVector> =
        Typed.Wrap<'parameters, ParameterVector>(Checkpoint.Load(vae.Model, path))

    /// <summary>The name of the model that a file (or the folder of a run) was saved from; None where the file does not say.</summary>
    /// <exception cref="T:FunctionalVae.Checkpoints.CheckpointException">There is no such file, or it is malformed.</exception>
    let savedFrom (path: string) =
        Option.ofObj (Checkpoint.ModelName path)
