namespace FunctionalVae;

/// <summary>Steps in place from a training state. Both <c>Step</c> and <c>Train</c> are made of it: that is why they agree bit for bit.</summary>
/// <remarks>A backend derives from <see cref="BackendSession"/>.</remarks>
public abstract class TrainingSession : IDisposable
{
    private readonly VaeSpec spec;

    private protected TrainingSession(VaeSpec spec) => this.spec = spec;

    /// <summary>The state after the last step, as a value of its own.</summary>
    /// <exception cref="TrainingDivergedException">A weight, or a value that the optimiser carries, is not finite.</exception>
    public TrainingState State
    {
        get
        {
            var state = Current;
            Divergence.Check(state, spec);
            return state;
        }
    }

    /// <summary>Throws where a weight, or a value that the optimiser carries, is not finite.</summary>
    /// <exception cref="TrainingDivergedException">One is not.</exception>
    internal void RequireFinite()
    {
        if (!IsFinite)
        {
            Divergence.Check(Current, spec);
        }
    }

    /// <summary>One step on the given rows of <paramref name="source"/>; returns its objective before the update.</summary>
    /// <param name="source">Examples.</param>
    /// <param name="rows">Which of them to take.</param>
    /// <param name="noise">One noise vector per row; null for those of the run's key and step.</param>
    internal abstract StepTerms Step(Batch source, ReadOnlyMemory<int> rows, Batch? noise = null);

    /// <summary>The objective at β = 1 of the weights that would be handed out now.</summary>
    /// <param name="examples">Examples, at most <see cref="EvaluationCapacity"/>, as the likelihood models them.</param>
    /// <param name="noise">One noise vector per example.</param>
    public abstract Objective Evaluate(Batch examples, Batch noise);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the session holds.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>The state as it is, whatever its weights.</summary>
    protected abstract TrainingState Current { get; }

    /// <summary>Whether all that <see cref="Current"/> has is finite. A session that can tell it in place does, without a copy.</summary>
    private protected virtual bool IsFinite => false;

    /// <summary>The most examples that are evaluated at once.</summary>
    public const int EvaluationCapacity = 256;
}
