namespace FunctionalVae;

/// <summary>
/// Training on a backend that makes one step from plain values: what differs between backends is <see cref="Advance"/>; data, noise, masks
/// and schedules are prepared here, so that they are the same on each.
/// </summary>
/// <param name="model">The model, whose <see cref="VaeModel.OpenSession"/> makes this.</param>
/// <param name="start">The state to start from.</param>
/// <param name="dropouts">The model's dropout layers in the order of the plan.</param>
public abstract class EngineSession(VaeModel model, TrainingState start, IReadOnlyList<DropoutSize> dropouts) : TrainingSession
{
    private long step = start.Step;
    private Objective? objective = start.Objective;

    /// <summary>The state that the session was opened with.</summary>
    protected TrainingState Start => start;

    /// <summary>
    /// Computes the batch's objective, averaged over its examples and with the step's share of β, and then, only where both of its
    /// terms are finite, changes the weights: gradient, clipping, optimiser, average, in that order.
    /// </summary>
    protected abstract Objective Advance(EngineStep step);

    /// <summary>The state of the weights and of what the optimiser carries; step and objective are filled in.</summary>
    protected abstract TrainingState Weights { get; }

    /// <inheritdoc/>
    protected sealed override TrainingState Current => Weights with { Step = step, Objective = objective };

    internal sealed override StepTerms Step(Batch source, ReadOnlyMemory<int> rows, Batch? noise = null)
    {
        var settings = StepSettings.At(start.Options, step);
        var batch = source.Take([.. rows.ToArray()]);
        if (model.Binarization == Binarization.Dynamic)
        {
            batch = model.Binarize(batch, start.Key.Child(KeySites.Binarization).Child((ulong)step));
        }

        noise ??= model.NoiseFrom(start.Key.Child(KeySites.Noise).Child((ulong)step), batch.Count);
        var inputs = new EngineStep(
            batch,
            noise,
            [.. dropouts.Select((size, site) => Mask(size, DropoutMask.At(start.Key, step, site), batch.Count))],
            step + 1,
            settings.LearningRate,
            settings.KlWeight
        );
        var done = Advance(inputs);
        step++;
        objective = done;
        var terms = StepTerms.Of(done);
        return terms.IsFinite ? terms : throw Diverged(terms, inputs);
    }

    private static Batch Mask(DropoutSize size, Key key, int count)
    {
        var values = Batch.Allocate(count, size.Width, "dropout mask");
        for (var row = 0; row < count; row++)
        {
            DropoutMask.Write(key, (uint)row, size.Rate, values.AsSpan(row * size.Width, size.Width));
        }

        return new(values, size.Width);
    }

    // Which tensor is at fault is asked of the gradient without masks: it has its infinities in the same places.
    private TrainingDivergedException Diverged(StepTerms terms, EngineStep inputs)
    {
        var weights = Weights.Parameters;
        var gradient = model.Differentiate(weights, inputs.Images, inputs.Noise).Values;
        return Divergence.Of(terms, step, model.Layout, weights.Array, gradient.Array);
    }
}
