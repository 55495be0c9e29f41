namespace FunctionalVae;

/// <summary>A <see cref="TrainingPoint"/> that knows its model: training goes on from here to the same bits as if it had never stopped.</summary>
/// <typeparam name="TState">The model's training state.</typeparam>
public sealed class TrainingPoint<TState>
{
    private readonly Func<TrainingState, TState> wrap;

    internal TrainingPoint(TrainingPoint core, Func<TrainingState, TState> wrap) => (Core, this.wrap) = (core, wrap);

    /// <summary>The place as a plain value, for tools and for <see cref="ITrainingKeeper"/>.</summary>
    public TrainingPoint Core { get; }

    /// <summary>The state after the last step.</summary>
    public TState State => wrap(Core.State);

    /// <summary>The completed epochs.</summary>
    public IReadOnlyList<TrainingProgress> Epochs => Core.Epochs;

    /// <summary>The epoch with the best validation objective so far, from 1; null before the first, and without <see cref="TrainOptions.Patience"/>.</summary>
    public int? BestEpoch => Core.BestEpoch;

    /// <inheritdoc cref="TrainingPoint.IsOver"/>
    public bool IsOver => Core.IsOver;
}
