namespace FunctionalVae;

/// <summary>Remembers the state of the best epoch, and says when patience is over.</summary>
internal sealed class EarlyStop(TrainOptions options)
{
    private double best = double.NegativeInfinity;

    /// <summary>The best epoch so far, from 1; null before the first that has a score, and without patience.</summary>
    public int? Epoch { get; private set; }

    /// <summary>The state after that epoch.</summary>
    public TrainingState? State { get; private set; }

    /// <summary>Takes an epoch's score; returns whether to stop. A score that is not a number is never the best.</summary>
    public bool IsOver(int epoch, Objective? validation, TrainingSession session)
    {
        if (options.Patience is not { } patience || validation is null)
        {
            return false;
        }

        if (validation.Value > best)
        {
            best = validation.Value;
            Epoch = epoch;
            State = session.State;
        }

        // While the Kullback–Leibler term warms up, the objective that is trained is not the one that is scored.
        var since = Math.Max(Epoch ?? 0, (int)Math.Ceiling(options.KlWarmupEpochs));
        return epoch - since >= patience;
    }
}
