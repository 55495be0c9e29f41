namespace FunctionalVae.FSharp

open FunctionalVae
open FunctionalVae.Evaluation

/// <summary>
/// What a trained model is worth: results that carry their counts and errors. Examples are those that it was not trained on, as the encoder sees them:
/// <c>Vae.binarize</c> comes before, where values are made binary.
/// </summary>
[<RequireQualifiedAccess>]
module Evaluate =
    /// <summary>The mean of log p(x) in nats by so many importance draws of each example, with an interval, or a bound. For models with a likelihood.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="draws">Draws of each example, 16 at least.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="examples">[count, inputs].</param>
    let logLikelihood
        (vae: IVae<'examples, _, _, _, 'parameters, _>)
        (draws: int)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (key: Key)
        (examples: 'examples :> ITyped<'examples, Batch>)
        : LogLikelihood =
        LogLikelihood.Of(vae.Model, parameters.Core, examples.Core, key, draws)

    /// <summary>What the Kullback–Leibler term of N examples is the sum of, in nats.</summary>
    /// <param name="vae">A model with a prior.</param>
    /// <param name="options">How many examples: <c>SurgeryOptions()</c>.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="examples">[count, inputs], two at least.</param>
    let elboSurgery
        (vae: IObjectiveVae<'examples, _, _, _, 'parameters, _>)
        (options: SurgeryOptions)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (key: Key)
        (examples: 'examples :> ITyped<'examples, Batch>)
        : ElboSurgery =
        ElboSurgery.Of(vae.Model, parameters.Core, examples.Core, key, options)

    /// <summary>Tests of the aggregate posterior of examples against the prior.</summary>
    /// <param name="vae">A model with a prior.</param>
    /// <param name="options">How: <c>PriorMatchOptions()</c>.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="examples">[count, inputs], eight at least.</param>
    let priorMatch
        (vae: IObjectiveVae<'examples, _, _, _, 'parameters, _>)
        (options: PriorMatchOptions)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (key: Key)
        (examples: 'examples :> ITyped<'examples, Batch>)
        : PriorMatch =
        PriorMatch.Of(vae.Model, parameters.Core, examples.Core, key, options)

    /// <summary>Statistics of sets that are drawn beside those of the data. For models with a likelihood.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="options">How many sets: <c>PredictiveOptions()</c>.</param>
    /// <param name="statistics">Which: <c>PredictiveStatistic.Usual</c>.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="examples">[count, inputs], two at least.</param>
    let predictiveCheck
        (vae: IVae<'examples, _, _, _, 'parameters, _>)
        (options: PredictiveOptions)
        (statistics: PredictiveStatistic seq)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (key: Key)
        (examples: 'examples :> ITyped<'examples, Batch>)
        : PredictiveCheck =
        PredictiveCheck.Of(vae.Model, parameters.Core, examples.Core, key, ResizeArray statistics, options)
