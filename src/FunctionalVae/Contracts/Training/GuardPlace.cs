namespace FunctionalVae;

/// <summary>A place that a <see cref="SpikeGuard"/> can go back to.</summary>
/// <param name="Point">The place.</param>
/// <param name="Losses">The losses of the last steps before it, at most as many as the window has, in nats per example.</param>
public sealed record GuardPlace(TrainingPoint Point, IReadOnlyList<double> Losses);
