namespace FunctionalVae.FSharp

open FunctionalVae

/// <summary>Why training stopped at a value that is not finite; None is what nobody said.</summary>
type Divergence =
    {
        /// <summary>The step, from 1, at which it was seen.</summary>
        Step: int64 option
        /// <summary>What was not finite.</summary>
        Kind: DivergenceKind option
        /// <summary>The first tensor with such values, by its name in the parameters.</summary>
        Tensor: string option
        /// <summary>The layer of that tensor: its place in the specification and its record.</summary>
        Layer: string option
        /// <summary>The last place of the run that was kept.</summary>
        Checkpoint: string option
    }

/// <summary>What a training run says of itself; what may be absent is an option.</summary>
[<RequireQualifiedAccess>]
module Training =
    /// <summary>The epoch, from 1, whose state patience restored; None where no patience was asked for, and before the first such epoch.</summary>
    let bestEpoch (run: TrainingRun<_>) = Option.ofNullable run.BestEpoch

    /// <summary>What stopped a run that kept its best epoch: a value that is not finite. None for a run that came to its end.</summary>
    let ended (run: TrainingRun<_>) = Option.ofObj run.Divergence |> Option.map (fun problem -> problem.Message)

    /// <summary>The objective of the validation examples at β = 1, in nats per example: at the end of an epoch, where some are kept.</summary>
    let validation (progress: TrainingProgress) = Option.ofObj progress.Validation

    /// <summary>The average objective of each completed epoch, in nats per example.</summary>
    let curve (run: TrainingRun<_>) =
        [ for epoch in run.Epochs -> epoch.Objective ]

    /// <summary>The place before the first step, for <c>Vae.trainFrom</c>.</summary>
    let before (start: 'state :> ITyped<'state, TrainingState>) : TrainingPoint<'state> = TrainingPoint.Before<'state> start

    /// <summary>Steps done.</summary>
    let steps (state: 'state :> ITyped<'state, TrainingState>) = state.Core.Step

    /// <summary>The objective of the last step's batch, before its update, in nats per example; None before the first step.</summary>
    let objective (state: 'state :> ITyped<'state, TrainingState>) = Option.ofObj state.Core.Objective

    /// <summary>What an exception says of the value that is not finite: <c>with :? TrainingDivergedException as problem -> Training.divergence problem</c>.</summary>
    let divergence (problem: TrainingDivergedException) =
        {
            Step = Option.ofNullable problem.Step
            Kind = Option.ofNullable problem.Kind
            Tensor = Option.ofObj problem.Tensor
            Layer = Option.ofObj problem.Layer
            Checkpoint = Option.ofObj problem.Checkpoint
        }

    /// <summary>The spikes of the loss that a guard went back from, in their order; none without a guard.</summary>
    let rollbacks (run: TrainingRun<_>) =
        run.Rollbacks |> Option.ofObj |> Option.map List.ofSeq |> Option.defaultValue []
