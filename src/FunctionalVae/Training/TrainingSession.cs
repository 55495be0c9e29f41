namespace FunctionalVae;

/// <summary>Steps in place from a training state. Both <c>Step</c> and <c>Train</c> are made of it: that is why they agree bit for bit.</summary>
internal abstract class TrainingSession : IDisposable
{
    /// <summary>The state after the last step, as a value of its own.</summary>
    public abstract TrainingState State { get; }

    /// <summary>One step on the given rows of <paramref name="source"/>; returns the objective before the update.</summary>
    public abstract Objective Step(Batch source, ReadOnlyMemory<int> rows);

    /// <inheritdoc/>
    public abstract void Dispose();
}
