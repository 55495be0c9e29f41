namespace FunctionalVae.Diff;

/// <summary>Training on DiffSharp: each step makes a state of the one before.</summary>
internal sealed class DiffSession(DiffModel model, DiffProgram program, DiffPlace place, TrainingState start)
    : BackendSession(model, start, program.Dropouts)
{
    private DiffState state = place.Alone(() => DiffState.Of(start, place));

    // The weights of the state as a vector, from the first evaluation after a step to the next step.
    private ParameterVector? evaluated;

    protected override TrainingState Weights => place.Alone(() => state.Over(Start));

    public override Objective Evaluate(Batch examples, Batch noise) =>
        place.Alone(() => model.Evaluate(evaluated ??= (state.Average ?? state.Parameters).ToParameters(), examples, noise)) with
        {
            Beta = 1,
        };

    protected override Objective Advance(BackendStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return place.Alone(() => AdvanceAlone(step));
    }

    // What it holds is garbage collected.
    protected override void Dispose(bool disposing) { }

    private Objective AdvanceAlone(BackendStep step)
    {
        var masks = step.Masks.Count == 0 ? null : step.Masks.Select(place.Of).ToList();
        var beta = model.Spec.Objective.Beta * step.KlWeight;
        var loss = DiffLoss.Of(program, state.Parameters, place.Of(step.Examples, model.Spec), place.Of(step.Noise), masks, beta);
        if (double.IsFinite(loss.Objective.Reconstruction) && double.IsFinite(loss.Objective.Kl))
        {
            state = DiffOptimizer.Step(Start.Options, step.LearningRate, step.Number, state, loss.Gradient());
            evaluated = null;
        }

        return loss.Objective;
    }
}
