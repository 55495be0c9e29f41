namespace FunctionalVae.Checkpoints;

/// <content>Where the run's training stands, if it kept a checkpoint.</content>
public sealed partial class Run
{
    /// <summary>The latest checkpoint of this run; null where it kept none, as runs do that end without <c>--checkpoint-every</c> or <c>--resume</c>.</summary>
    /// <param name="model">The model that was trained, on any backend.</param>
    /// <remarks>Checkpoints of another run, which began in the folder since, do not count.</remarks>
    /// <exception cref="CheckpointException">The run is of another model, or what it kept is damaged or of another version.</exception>
    public TrainingCheckpoint? LatestCheckpoint(IVaeModel model)
    {
        RequireOf(model);
        var isOther = false;
        try
        {
            return new CheckpointFolder(System.IO.Path.Combine(Folder, CheckpointFolder.Name))
                .Latest(
                    model,
                    checkpoint =>
                    {
                        isOther = !IsOfThis(checkpoint);
                        return isOther ? "it has other options or other data." : null;
                    }
                )
                ?.Checkpoint;
        }
        catch (CheckpointException) when (isOther)
        {
            return null;
        }
    }

    /// <summary>
    /// The place of the latest checkpoint, to train on from: <c>vae.TrainFrom(run.Point(vae)!, data)</c>. Of a finished run it is the last one, also where
    /// patience took the weights of an earlier epoch. Null where no checkpoint was kept.
    /// </summary>
    /// <param name="vae">The model that was trained, on any backend.</param>
    /// <typeparam name="TExamples">Examples of the model.</typeparam>
    /// <typeparam name="TPosterior">Its posteriors.</typeparam>
    /// <typeparam name="TLatents">Its latent vectors.</typeparam>
    /// <typeparam name="TNoise">Its noise.</typeparam>
    /// <typeparam name="TParameters">Its parameters.</typeparam>
    /// <typeparam name="TState">Its training state.</typeparam>
    /// <exception cref="CheckpointException">The run is of another model, or what it kept is damaged or of another version.</exception>
    public TrainingPoint<TState>? Point<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState> vae
    )
        where TState : ITyped<TState, TrainingState>
    {
        ArgumentNullException.ThrowIfNull(vae);
        return LatestCheckpoint(vae.Model)?.Point.Of<TState>();
    }

    /// <summary>The state at that place: weights, moments, step, key and options. Null where no checkpoint was kept.</summary>
    /// <param name="vae">The model that was trained, on any backend.</param>
    /// <typeparam name="TExamples">Examples of the model.</typeparam>
    /// <typeparam name="TPosterior">Its posteriors.</typeparam>
    /// <typeparam name="TLatents">Its latent vectors.</typeparam>
    /// <typeparam name="TNoise">Its noise.</typeparam>
    /// <typeparam name="TParameters">Its parameters.</typeparam>
    /// <typeparam name="TState">Its training state.</typeparam>
    /// <exception cref="CheckpointException">The run is of another model, or what it kept is damaged or of another version.</exception>
    public TState? State<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState> vae
    )
        where TState : class, ITyped<TState, TrainingState> => Point(vae)?.State;

    // More epochs and other threads are the same run.
    private bool IsOfThis(TrainingCheckpoint checkpoint) =>
        Record is null
        || (
            Plain(checkpoint.Point.State.Options) == Plain(Record.Options)
            && checkpoint.Facts.GetValueOrDefault(TrainingCheckpoint.TrainingExamples, Record.Data.TrainFingerprint)
                == Record.Data.TrainFingerprint
        );

    private static TrainOptions Plain(TrainOptions options) =>
        options with
        {
            Epochs = 1,
            Threads = 0,
            Examples = null,
            // Earlier versions recorded no names of the usual ones.
            Optimizer = options.Optimizer ?? new Adam(),
            Schedule = options.Schedule ?? new ConstantSchedule(),
        };
}
