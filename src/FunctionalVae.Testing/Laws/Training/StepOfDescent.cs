namespace FunctionalVae.Testing;

/// <summary>A training step against the float64 interpreter's.</summary>
internal static class StepOfDescent
{
    private const double Nearest = 1e-5;
    private const double Relative = 1e-5;
    private const ulong Variants = 24;
    private const int LaterSteps = 4;

    public static LawDefinition Law { get; } =
        new(
            "step",
            "A step of plain gradient descent at rate 1 that comes after 0 to 3 others gives θ − g with the float64 interpreter's gradient g of the batch, at the binarization, noise and dropout masks that the run's key has for this step, with its share of β while the Kullback–Leibler term warms up, and with the schedule's share of the rate: each tensor within 1e-5 of its largest change, 5e-7 of the largest of all, a rounding of the weights, and twice what 16 roundings of the weights, and 2 of the outputs from which slopes of activations are taken, make of it, and the objective as gradient-oracle has it; cases within 1e-5 of an activation's kink are replaced.",
            12,
            CaseRange.Everywhere.UpTo(5).Without(ParameterPlace.Narrow).Without(ParameterPlace.Wide),
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation given)
    {
        for (ulong variant = 0; variant < Variants; variant++)
        {
            var at = new Situation(given.Subject, given.Case, variant);
            var state = State(at);
            if (at.Subject.Oracle.StepKinkDistance(ExactStep.Own(at.Subject.Oracle, state), at.RawExamples) >= Nearest)
            {
                return Findings(at, state);
            }
        }

        return [];
    }

    // Odd keys are in the midst of the Kullback–Leibler term's warm-up, every third has a schedule.
    private static TrainingState State(Situation at)
    {
        var options = new TrainOptions(
            Epochs: 10,
            BatchSize: at.Case.Count,
            LearningRate: 1,
            Optimizer: new Sgd(),
            Schedule: at.Case.Number % 3 == 1 ? new CosineSchedule(Final: 0.1, WarmupEpochs: 2) : null,
            KlWarmupEpochs: at.Case.Number % 2 == 0 ? 0 : 6
        );
        var start = at.Model.Start(options.For(at.Case.Count), at.Key.Child(0));
        return start with { Parameters = at.Parameters, Step = Chance.Below(LaterSteps, at.Key, 0) };
    }

    private static IEnumerable<Finding> Findings(Situation at, TrainingState state)
    {
        var exact = new ExactStep(at.Subject, state, at.RawExamples, at.Key.Child(1));
        var actual = at.Model.Step(state, at.RawExamples);
        yield return new("number of steps", state.Step + 1, actual.Step, 0);
        var (wanted, objective) = (exact.State.Objective!, actual.Objective!);
        var terms = Math.Abs(wanted.Reconstruction) + Math.Abs(wanted.Kl);
        var tolerance = (Relative * Math.Max(1, terms)) + (2 * exact.ObjectiveWander);
        yield return new("Reconstruction of the step's batch", wanted.Reconstruction, objective.Reconstruction, tolerance);
        yield return new("KL of the step's batch", wanted.Kl, objective.Kl, tolerance);
        yield return new("β of the step", wanted.Beta, objective.Beta, 1e-6);
        foreach (var tensor in at.Model.Layout.Tensors)
        {
            var (expected, found) = (exact.State.Parameters.Tensor(tensor.Name), actual.Parameters.Tensor(tensor.Name));
            var allowed = exact.Tolerance(tensor);
            for (var i = 0; i < tensor.Count; i++)
            {
                yield return new($"{tensor.Name} after a step", expected.Span[i], found.Span[i], allowed, Place: i);
            }
        }
    }
}
