namespace FunctionalVae.FSharp

open FunctionalVae

/// <summary>Conditional models: those whose specification has a <c>Condition</c>, such as <c>ClassCondition(10)</c>.</summary>
[<RequireQualifiedAccess>]
module Conditional =
    /// <summary>
    /// The model of some classes: rows that have no labels, examples and latent vectors, have these in turn. So
    /// <c>Vae.sample (vae |> Conditional.under [ 3 ]) parameters key 64</c> samples class 3.
    /// </summary>
    /// <exception cref="T:System.ArgumentException">There are no labels, or the model has no condition, or no such class.</exception>
    let under
        (labels: int list)
        (vae: IVae<'examples, 'posterior, 'latents, 'noise, 'parameters, 'state>)
        : IVae<'examples, 'posterior, 'latents, 'noise, 'parameters, 'state> =
        LikelihoodVae<'examples, 'posterior, 'latents, 'noise, 'parameters, 'state>(vae.Model.Under(ResizeArray labels))

    /// <summary>The same for a model without a likelihood.</summary>
    /// <exception cref="T:System.ArgumentException">There are no labels, or the model has no condition, or no such class.</exception>
    let underObjective
        (labels: int list)
        (vae: IObjectiveVae<'examples, 'posterior, 'latents, 'noise, 'parameters, 'state>)
        : IObjectiveVae<'examples, 'posterior, 'latents, 'noise, 'parameters, 'state> =
        ObjectiveVae<'examples, 'posterior, 'latents, 'noise, 'parameters, 'state>(vae.Model.Under(ResizeArray labels))

    /// <summary>Examples or latent vectors with labels: one for each row, or one for all.</summary>
    /// <exception cref="T:System.ArgumentException">There are more or fewer labels, or the model has no condition, or no such class.</exception>
    let withLabels
        (vae: IObjectiveVae<_, _, _, _, _, _>)
        (labels: int seq)
        (rows: 'rows :> ITyped<'rows, Batch>)
        : 'rows =
        Typed.Wrap<'rows, Batch>(vae.Model.WithLabels(rows.Core, ResizeArray labels))

    /// <summary>The label of each row; None where rows have none.</summary>
    let labels (rows: 'rows :> ITyped<'rows, Batch>) : int list option =
        rows.Core.Labels |> Option.ofObj |> Option.map List.ofSeq
