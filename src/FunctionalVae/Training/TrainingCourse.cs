namespace FunctionalVae;

/// <summary>How far a run has come: what the loop remembers beside the session's state.</summary>
internal sealed class TrainingCourse(TrainingSession session, TrainingTask task, TrainingPoint from)
{
    private readonly List<TrainingProgress> epochs = [.. from.Epochs];
    private ObjectiveAverage average = new(from.Sums);
    private readonly LossGuard? guard = task.Options.Guard is { } rule ? new(rule, from) : null;

    /// <exception cref="ArgumentException">The place lies outside its epoch: it is one of a run on other data.</exception>
    public void RequirePlace()
    {
        var step = Done - ((long)epochs.Count * StepsPerEpoch);
        if (step < 0 || step > StepsPerEpoch)
        {
            throw new ArgumentException(
                $"The place after step {Done}, with {epochs.Count} epochs complete, is not one of a run with {StepsPerEpoch} steps an epoch. Pass the data and options of the run that it is of."
            );
        }
    }

    /// <summary>Steps in an epoch.</summary>
    public int StepsPerEpoch { get; } = TrainingSplit.StepsPerEpoch(task.Options, task.Data.Count);

    /// <summary>Steps done in the run.</summary>
    public long Done { get; private set; } = from.State.Step;

    /// <summary>The best epoch so far.</summary>
    public EarlyStop Stop { get; } = new(task.Options, from);

    /// <summary>The epoch at hand, from 1.</summary>
    public int Epoch => epochs.Count + 1;

    /// <summary>Steps done in it.</summary>
    public int Step => (int)(Done - ((long)epochs.Count * StepsPerEpoch));

    /// <summary>Whether there is no epoch to come.</summary>
    public bool IsOver => epochs.Count >= task.Options.Epochs || Stop.IsDone;

    /// <summary>Where the epoch at hand stands.</summary>
    public TrainingProgress Progress => new(Epoch, task.Options.Epochs, Step, StepsPerEpoch, Step > 0 ? average.Value : Before);

    // Before an epoch's first step there is no average: what is told there is told after a rollback.
    private Objective Before => epochs.Count > 0 ? epochs[^1].Objective : new(0, 0, from.State.Objective?.Beta ?? 1);

    /// <summary>The place, with a state of its own.</summary>
    public TrainingPoint Point => Place with { Guard = guard?.Memory };

    /// <summary>The spikes that training went back from.</summary>
    public IReadOnlyList<Rollback>? Rollbacks => guard?.Rollbacks;

    private TrainingPoint Place => new(session.State, [.. epochs], average.Sums, Stop.State, Stop.Epoch);

    /// <summary>The loss of a step that is a spike; null before one.</summary>
    public double? Spike { get; private set; }

    /// <summary>Takes a step's objective.</summary>
    /// <returns>False where it is a spike that training goes back from.</returns>
    public bool Add(StepTerms terms, int examples)
    {
        var loss = -terms.Objective.Value;
        if (guard?.IsSpike(loss, isWhole: examples == task.WholeBatch) == true)
        {
            Spike = loss;
            return false;
        }

        average.Add(terms, examples);
        Done++;
        if (guard?.IsDue(Done) == true)
        {
            guard.Take(Place);
        }

        return true;
    }

    /// <summary>Whether a guard can still go back from a problem.</summary>
    public bool CanGoBack(TrainingDivergedException problem) => problem.Kind != DivergenceKind.Data && guard is { IsLeft: true };

    /// <summary>The place that a spike leads back to.</summary>
    /// <param name="step">The step at which it was seen; null for the one at hand.</param>
    /// <param name="loss">Its loss; NaN where it is not finite.</param>
    public TrainingPoint Back(long? step, double loss) => guard!.Back(step ?? (Done + 1), loss);

    /// <summary>Ends the epoch at hand.</summary>
    public void End(TrainingProgress epoch)
    {
        epochs.Add(epoch);
        average = default;
        Stop.Add(epoch.Epoch, epoch.Validation, session);
    }

    /// <summary>What the run came to. With patience the best epoch so far is what was asked for, also where training was cancelled.</summary>
    /// <param name="isComplete">Whether it came to its end.</param>
    /// <param name="divergence">What ended it after the best epoch; null for every other end.</param>
    public TrainingRun<TrainingState> Run(bool isComplete, TrainingDivergedException? divergence = null) =>
        new(Stop.State ?? session.State, epochs, isComplete, Stop.Epoch, Rollbacks) { Steps = Done, Divergence = divergence };
}
