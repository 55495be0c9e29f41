namespace FunctionalVae;

/// <summary>How far a run has come: what the loop remembers beside the session's state.</summary>
internal sealed class TrainingCourse(TrainingSession session, TrainingTask task, TrainingPoint from)
{
    private readonly List<TrainingProgress> epochs = [.. from.Epochs];
    private ObjectiveAverage average = new(from.Sums);

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
    public TrainingProgress Progress => new(Epoch, task.Options.Epochs, Step, StepsPerEpoch, average.Value);

    /// <summary>The place, with a state of its own.</summary>
    public TrainingPoint Point => new(session.State, [.. epochs], average.Sums, Stop.State, Stop.Epoch);

    /// <summary>Takes a step's objective.</summary>
    public void Add(StepTerms terms, int examples)
    {
        average.Add(terms, examples);
        Done++;
    }

    /// <summary>Ends the epoch at hand.</summary>
    public void End(TrainingProgress epoch)
    {
        epochs.Add(epoch);
        average = default;
        Stop.Add(epoch.Epoch, epoch.Validation, session);
    }

    /// <summary>What the run came to. With patience the best epoch so far is what was asked for, also where training was cancelled.</summary>
    public TrainingRun<TrainingState> Run(bool isComplete) => new(Stop.State ?? session.State, epochs, isComplete, Stop.Epoch);
}
