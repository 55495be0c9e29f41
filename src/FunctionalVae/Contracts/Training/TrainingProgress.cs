namespace FunctionalVae;

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many there will be at most.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="StepsPerEpoch">Steps in an epoch.</param>
/// <param name="Objective">
/// The objective in nats per example, averaged over the examples of this epoch so far (before each step's update). Its β is that of the latest
/// step: less than the specification's while the Kullback–Leibler term warms up. After a rollback to an epoch's start it is that of the epoch
/// before; 0 before the first.
/// </param>
/// <param name="Validation">
/// At the end of an epoch, the objective of the validation examples at β = 1 and with the same noise after every epoch, in nats per example;
/// null before, and where none are kept.
/// </param>
/// <param name="Rollback">What training has just gone back from: the rest is then that of the place; null at all other times.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    Objective Objective,
    Objective? Validation = null,
    Rollback? Rollback = null
)
{
    /// <summary>Whether the epoch is complete.</summary>
    public bool IsEpochEnd => Step == StepsPerEpoch && Rollback is null;
}
