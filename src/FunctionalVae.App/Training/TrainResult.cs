namespace FunctionalVae.App;

/// <summary>What a completed training run came to, in nats per example.</summary>
/// <param name="Run">The trained state and the epochs.</param>
/// <param name="Seconds">Training time, compilation by the JIT included.</param>
/// <param name="Train">The objective on the training images.</param>
/// <param name="Test">The objective on the test images.</param>
internal sealed record TrainResult(TrainingRun<TrainingState> Run, double Seconds, ObjectiveEstimate Train, ObjectiveEstimate Test)
{
    public ParameterVector Parameters => Run.State.Evaluated;

    /// <summary>Examples trained on in a second; those kept for validation do not count.</summary>
    public double ImagesPerSecond(int trainCount) => Run.Epochs.Count * trainCount * (1 - Run.State.Options.ValidationFraction) / Seconds;
}
