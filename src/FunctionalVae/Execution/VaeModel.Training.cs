namespace FunctionalVae;

/// <content>Training: steps, epochs, and going on from a place of a run.</content>
public abstract partial class VaeModel
{
    /// <inheritdoc/>
    public TrainingState Start(TrainOptions options, Key key)
    {
        options.Check();
        options.CheckLength();
        var parameters = Initialize(key.Child(KeySites.Initialization));
        var zero = new ParameterVector(new float[Layout.ParameterCount], Layout);
        return new(parameters, zero, zero, 0, key, options, null, options.AverageDecay is null ? null : parameters);
    }

    /// <inheritdoc/>
    public TrainingState Step(TrainingState state, Batch batch)
    {
        CheckParameters(state.Parameters);
        batch.RequireFinite(Name);
        batch = CheckTrained(batch);
        using var session = OpenSession(state, batch.Count, threads: 1);
        session.Step(batch, TrainingOrder.InOrder(batch.Count));
        return session.State;
    }

    /// <inheritdoc/>
    public IEnumerable<Batch> Batches(TrainOptions options, IDataset<Batch> data, int epoch)
    {
        options.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        // Once for all batches: what is in memory is binarised here.
        var task = Task(options, data);
        return TrainingOrder.Batches(task.Options, task.Split, task.Key, epoch).Select(rows => task.Data.Take([.. rows.ToArray()]));
    }

    /// <inheritdoc/>
    public TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        RequireExamples(options, data);
        var task = Task(options, data);
        return Trained(TrainingPoint.Before(Start(task.Options, task.Key)), task, keeper: null, progress, cancel);
    }

    /// <inheritdoc/>
    public TrainingRun<TrainingState> TrainFrom(
        TrainingPoint from,
        IDataset<Batch> data,
        ITrainingKeeper? keeper = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        CheckParameters(from.State.Parameters);
        RequireExamples(from.State.Options, data);
        return Trained(from, Task(from.State.Options, data), keeper, progress, cancel);
    }

    private TrainingRun<TrainingState> Trained(
        TrainingPoint point,
        TrainingTask task,
        ITrainingKeeper? keeper,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    ) =>
        TrainingLoop.Run(
            this,
            state => OpenSession(state with { Options = task.Options }, task.WholeBatch, task.Options.ThreadCount),
            task,
            point,
            keeper,
            progress,
            cancel
        );

    private void RequireExamples(TrainOptions options, IDataset<Batch> data)
    {
        options.Check();
        if (data.Count == 0)
        {
            throw new ArgumentException("There are no examples to train on.", nameof(data));
        }

        if (Spec.Objective.IsOfSeveralExamples && options.BatchSize == 1)
        {
            throw new ArgumentException(
                $"{Name} trains a term of the examples of a batch together, and one example has none; take a {nameof(TrainOptions.BatchSize)} of 2 or more, such as 64.",
                nameof(options)
            );
        }
    }

    private TrainingTask Task(TrainOptions options, IDataset<Batch> data)
    {
        var key = Key.FromSeed(options.Seed);
        return new(
            options.Over(data.Count),
            BinarizedData(KnownData(FiniteDataset.Of(data, Name)), key),
            TrainingSplit.Of(options, data.Count, key),
            key,
            CheckTrained
        );
    }

    // What is in memory has its labels now, and once; what is not, when it is taken.
    private IDataset<Batch> KnownData(IDataset<Batch> data) =>
        data is InMemoryDataset<Batch> memory ? new InMemoryDataset<Batch>(Known(memory.All, InputName)) : data;

    // Once and by threshold the data are binarised before training, each example by its own number; dynamically at each step.
    private IDataset<Batch> BinarizedData(IDataset<Batch> data, Key key) =>
        domain.Binarization is Binarization.Once or Binarization.Threshold
            ? BinarizedDataset.Of(data, domain.Binarization, key.Child(KeySites.Binarization))
            : data;
}
