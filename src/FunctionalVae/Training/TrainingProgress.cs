namespace FunctionalVae;

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="StepsPerEpoch">Steps in an epoch.</param>
/// <param name="Objective">The objective in nats per example, averaged over the examples of this epoch so far (before each step's update).</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Step, int StepsPerEpoch, Objective Objective)
{
    /// <summary>Whether the epoch is complete.</summary>
    public bool IsEpochEnd => Step == StepsPerEpoch;
}
