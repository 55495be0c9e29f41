namespace FunctionalVae;

/// <summary>What a training run came to.</summary>
/// <typeparam name="TState">The model's training state.</typeparam>
/// <param name="State">The state after the last step.</param>
/// <param name="Epochs">The average objective of each completed epoch.</param>
/// <param name="IsComplete">False when the run was cancelled: the state is then that of the last step before it.</param>
public sealed record TrainingRun<TState>(TState State, IReadOnlyList<TrainingProgress> Epochs, bool IsComplete);
