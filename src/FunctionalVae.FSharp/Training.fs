namespace FunctionalVae.FSharp

open FunctionalVae

/// <summary>What a training run says of itself; what may be absent is an option.</summary>
[<RequireQualifiedAccess>]
module Training =
    /// <summary>The epoch, from 1, whose state patience restored; None where no patience was asked for, and before the first such epoch.</summary>
    let bestEpoch (run: TrainingRun<_>) = Option.ofNullable run.BestEpoch

    /// <summary>The objective of the validation examples at β = 1, in nats per example: at the end of an epoch, where some are kept.</summary>
    let validation (progress: TrainingProgress) = Option.ofObj progress.Validation

    /// <summary>The average objective of each completed epoch, in nats per example.</summary>
    let curve (run: TrainingRun<_>) =
        [ for epoch in run.Epochs -> epoch.Objective ]

    /// <summary>Steps done.</summary>
    let steps (state: 'state :> ITyped<'state, TrainingState>) = state.Core.Step

    /// <summary>The objective of the last step's batch, before its update, in nats per example; None before the first step.</summary>
    let objective (state: 'state :> ITyped<'state, TrainingState>) = Option.ofObj state.Core.Objective
