namespace FunctionalVae;

/// <summary>Remembers the state of the best epoch, and says when patience is over.</summary>
internal sealed class EarlyStop(TrainOptions options, TrainingPoint from)
{
    private int done = from.Epochs.Count;
    private double best = from.BestEpoch is { } epoch ? from.Epochs[epoch - 1].Validation!.Value : double.NegativeInfinity;

    /// <summary>The best epoch so far, from 1; null before the first that has a score, and without patience.</summary>
    public int? Epoch { get; private set; } = from.BestEpoch;

    /// <summary>The state after that epoch.</summary>
    public TrainingState? State { get; private set; } = from.Best;

    /// <summary>Whether patience is over.</summary>
    public bool IsDone => options.IsPatienceOver(done, Epoch);

    /// <summary>Takes an epoch's score; a score that is not a number is never the best.</summary>
    public void Add(int epoch, Objective? validation, TrainingSession session)
    {
        done = epoch;
        if (options.Patience is null || validation is null || !(validation.Value > best))
        {
            return;
        }

        best = validation.Value;
        Epoch = epoch;
        State = session.State;
    }
}
