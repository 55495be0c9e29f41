using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing;

/// <summary>One training step of the float64 interpreter, and how far weights, and outputs that slopes are taken from, let it wander where they are rounded to float32.</summary>
internal sealed class ExactStep
{
    private const double Perturbation = 16.0 / (1 << 24);
    private const int Perturbed = 2;
    private const double Relative = 1e-5;
    private const double Rounding = 5e-7;
    private const double WeightRounding = 4.0 / (1 << 24);
    private readonly InterpretedModel oracle;
    private readonly double[] change;
    private readonly double[] wander;
    private readonly double largest;

    public ExactStep(Subject subject, TrainingState state, Batch batch, Key key)
    {
        oracle = subject.Oracle;
        State = oracle.Step(Own(state), batch);
        change = Change(state.Parameters, State.Parameters);
        largest = change.Max(Math.Abs);
        wander = new double[change.Length];
        for (ulong draw = 0; draw < Perturbed; draw++)
        {
            var moved = state
                .Parameters.Values.ToArray()
                .Select((value, i) => (float)(value * (1 + (Perturbation * Chance.Sign(key.Child(draw), i)))));
            var from = Own(state) with { Parameters = oracle.ParametersFrom(moved) };
            var other = subject.RoundedOracle.Step(from, batch);
            ObjectiveWander = Math.Max(ObjectiveWander, Math.Abs(other.Objective!.Value - State.Objective!.Value));
            var changed = Change(from.Parameters, other.Parameters);
            for (var i = 0; i < wander.Length; i++)
            {
                wander[i] = Math.Max(wander[i], Math.Abs(changed[i] - change[i]));
            }
        }
    }

    /// <summary>The state after the step.</summary>
    public TrainingState State { get; }

    /// <summary>By how much the batch's objective moves when weights move by 16 roundings.</summary>
    public double ObjectiveWander { get; private set; }

    /// <summary>The same state with the oracle's own layout.</summary>
    public static TrainingState Own(InterpretedModel oracle, TrainingState state) =>
        state with
        {
            Parameters = oracle.ParametersFrom(state.Parameters.Values.ToArray()),
            FirstMoment = oracle.ParametersFrom(state.FirstMoment.Values.ToArray()),
            SecondMoment = oracle.ParametersFrom(state.SecondMoment.Values.ToArray()),
            Average = null,
        };

    /// <summary>By how much each of a tensor's weights may be off after a step in float32.</summary>
    public double Tolerance(ParameterTensor tensor)
    {
        var places = Enumerable.Range(tensor.Offset, tensor.Count).ToList();
        var values = State.Parameters.Values.ToArray();
        return (Relative * places.Max(i => Math.Abs(change[i])))
            + (Rounding * largest)
            + (2 * places.Max(i => wander[i]))
            + (WeightRounding * places.Max(i => Math.Abs(values[i])));
    }

    private TrainingState Own(TrainingState state) => Own(oracle, state);

    private static double[] Change(ParameterVector from, ParameterVector to) =>
        [.. from.Values.ToArray().Zip(to.Values.ToArray(), (before, after) => (double)before - after)];
}
