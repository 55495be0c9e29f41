namespace FunctionalVae.App;

/// <summary>Which checkpoints a run keeps, and whether it goes on from one.</summary>
/// <param name="EverySteps">After every so many steps; null where it goes by time, or for none.</param>
/// <param name="EverySeconds">After so many seconds; null where it goes by steps, or for none.</param>
/// <param name="Keep">How many are kept.</param>
/// <param name="Resume">Whether the run goes on from the latest one in its folder.</param>
internal sealed record CheckpointRequest(long? EverySteps = null, double? EverySeconds = null, int Keep = 2, bool Resume = false)
{
    /// <summary>Whether a completed run keeps its last checkpoint, so that more epochs can follow.</summary>
    public bool IsWanted => EverySteps is not null || EverySeconds is not null || Resume;
}
