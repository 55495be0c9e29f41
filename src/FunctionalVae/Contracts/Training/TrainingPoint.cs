namespace FunctionalVae;

/// <summary>A place in a run, between two steps: training goes on from here to the same bits as if it had never stopped.</summary>
/// <param name="State">The state after the last step.</param>
/// <param name="Epochs">The completed epochs.</param>
/// <param name="Sums">The objective's sums over the epoch at hand.</param>
/// <param name="Best">The state of the best epoch so far; null before the first, and without <see cref="TrainOptions.Patience"/>.</param>
/// <param name="BestEpoch">That epoch, from 1.</param>
/// <param name="Guard">What a <see cref="TrainOptions.Guard"/> remembers; null without one, and before the first step.</param>
/// <remarks>The place in the order of the data is the number of steps: the order itself comes from the seed.</remarks>
public sealed record TrainingPoint(
    TrainingState State,
    IReadOnlyList<TrainingProgress> Epochs,
    ObjectiveSums Sums,
    TrainingState? Best = null,
    int? BestEpoch = null,
    GuardMemory? Guard = null
)
{
    /// <summary>The place before the first step of a run.</summary>
    /// <param name="start">What <c>Start</c> gave.</param>
    public static TrainingPoint Before(TrainingState start) => new(start, [], default);

    /// <summary>The place before the first step of a run of one model.</summary>
    /// <param name="start">What <c>Start</c> gave.</param>
    /// <typeparam name="TState">The model's training state.</typeparam>
    public static TrainingPoint<TState> Before<TState>(TState start)
        where TState : ITyped<TState, TrainingState>
    {
        ArgumentNullException.ThrowIfNull(start);
        return Before(start.Core).Of<TState>();
    }

    /// <summary>The place with its model; for what the model itself made or checked.</summary>
    /// <typeparam name="TState">The model's training state.</typeparam>
    public TrainingPoint<TState> Of<TState>()
        where TState : ITyped<TState, TrainingState> => new(this, TState.Wrap);

    /// <summary>Whether all epochs that the options ask for are done, or patience is over.</summary>
    public bool IsOver => Epochs.Count >= State.Options.Epochs || State.Options.IsPatienceOver(Epochs.Count, BestEpoch);
}
