namespace FunctionalVae;

/// <summary>Keeps places of a run, so that it can go on from them. Called by the training thread.</summary>
public interface ITrainingKeeper
{
    /// <summary>What the last place that was kept is called, such as its file: named where training ends in values that are not finite. Null for none.</summary>
    string? Latest => null;

    /// <summary>Whether a place is to be kept after this step. Asked after every step.</summary>
    /// <param name="step">Steps done in the run.</param>
    bool IsDue(long step);

    /// <summary>Takes a place: one that was due, the last one of a run that is stopped, or that of a completed run. Nothing else uses its memory.</summary>
    /// <param name="point">The place.</param>
    /// <param name="isLast">Whether no other follows.</param>
    void Keep(TrainingPoint point, bool isLast);
}
