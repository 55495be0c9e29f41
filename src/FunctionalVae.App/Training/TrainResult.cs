namespace FunctionalVae.App;

/// <summary>What a completed training run came to, in nats per image.</summary>
/// <param name="Run">The trained state and the epochs.</param>
/// <param name="Seconds">Training time, compilation by the JIT included.</param>
/// <param name="Train">The objective on the training images.</param>
/// <param name="Test">The objective on the test images.</param>
internal sealed record TrainResult(TrainingRun<TrainingState> Run, double Seconds, Objective Train, Objective Test)
{
    public ParameterVector Parameters => Run.State.Evaluated;

    public double ImagesPerSecond(int trainCount) => (double)Run.Epochs.Count * trainCount / Seconds;
}
