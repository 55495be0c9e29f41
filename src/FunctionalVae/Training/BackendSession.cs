namespace FunctionalVae;

/// <summary>
/// Training on a backend that makes one step from plain values: what differs between backends is <see cref="Advance"/>; data, noise, masks
/// and schedules are prepared here, so that they are the same on each.
/// </summary>
/// <param name="model">The model, whose <see cref="VaeModel.OpenSession"/> makes this.</param>
/// <param name="start">The state to start from.</param>
/// <param name="dropouts">The model's dropout layers in the order of the plan.</param>
public abstract class BackendSession(IVaeModel model, TrainingState start, IReadOnlyList<DropoutSize> dropouts)
    : TrainingSession(model.Spec)
{
    private long step = start.Step;
    private Objective? objective = start.Objective;

    /// <summary>The state that the session was opened with.</summary>
    protected TrainingState Start => start;

    /// <summary>
    /// Computes the batch's objective, averaged over its examples and with the step's share of β, and then, only where both of its
    /// terms are finite, changes the weights: gradient, clipping, optimiser, average, in that order.
    /// </summary>
    protected abstract Objective Advance(BackendStep step);

    /// <summary>The state of the weights and of what the optimiser carries; step and objective are filled in.</summary>
    protected abstract TrainingState Weights { get; }

    /// <inheritdoc/>
    protected sealed override TrainingState Current => Weights with { Step = step, Objective = objective };

    internal sealed override StepTerms Step(Batch source, ReadOnlyMemory<int> rows, Batch? noise = null)
    {
        var inputs = BackendStep.At(model, start, step, source.Take([.. rows.ToArray()]), noise, dropouts);
        var done = Advance(inputs);
        step++;
        objective = done;
        var terms = StepTerms.Of(done);
        return terms.IsFinite ? terms : throw Diverged(terms, inputs);
    }

    // Which tensor is at fault is asked of the gradient without masks: it has its infinities in the same places.
    private TrainingDivergedException Diverged(StepTerms terms, BackendStep inputs)
    {
        var state = Current;
        var gradient = model.Differentiate(state.Parameters, inputs.Examples, inputs.Noise).Values;
        return Divergence.Of(terms, model.Spec, state, gradient.Array);
    }
}
