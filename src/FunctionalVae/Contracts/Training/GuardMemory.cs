namespace FunctionalVae;

/// <summary>What a <see cref="SpikeGuard"/> remembers at a place of a run, so that the run can go on from there to the same bits.</summary>
/// <param name="Rollbacks">The spikes that training went back from, in their order.</param>
/// <param name="Losses">The losses of the last steps, at most as many as the window has, in nats per example.</param>
/// <param name="Good">The place that the next spike leads back to.</param>
/// <param name="Latest">The latest place, which is good when a window has passed without a spike; null where there is none since <paramref name="Good"/>.</param>
public sealed record GuardMemory(IReadOnlyList<Rollback> Rollbacks, IReadOnlyList<double> Losses, GuardPlace Good, GuardPlace? Latest);
