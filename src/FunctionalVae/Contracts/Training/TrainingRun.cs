namespace FunctionalVae;

/// <summary>What a training run came to.</summary>
/// <typeparam name="TState">The model's training state.</typeparam>
/// <param name="State">The state after the last step, or after that of <paramref name="BestEpoch"/>.</param>
/// <param name="Epochs">The average objective of each completed epoch.</param>
/// <param name="IsComplete">False when the run was cancelled: the state is then that of the last step before it, or of <paramref name="BestEpoch"/>. A run that <see cref="TrainOptions.Patience"/> ended is complete.</param>
/// <param name="BestEpoch">
/// The epoch, from 1, whose validation objective was best and whose state was restored; null before the first such epoch, and where no
/// <see cref="TrainOptions.Patience"/> was given.
/// </param>
/// <param name="Rollbacks">The spikes of the loss that a <see cref="TrainOptions.Guard"/> went back from, in their order; null without one.</param>
public sealed record TrainingRun<TState>(
    TState State,
    IReadOnlyList<TrainingProgress> Epochs,
    bool IsComplete,
    int? BestEpoch = null,
    IReadOnlyList<Rollback>? Rollbacks = null
)
{
    /// <summary>Steps done: those after the best epoch too, and none that a guard undid.</summary>
    public long Steps { get; init; }

    /// <summary>
    /// Where values that are not finite ended the run: what was not finite. The run is then complete, and its state that of the best epoch, which
    /// is finite. Null for every other run: one that has no best epoch ends in that exception.
    /// </summary>
    public TrainingDivergedException? Divergence { get; init; }
}
