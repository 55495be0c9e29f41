namespace FunctionalVae.Interpreter;

/// <summary>
/// Training by the textbook in float64. After each step the state is rounded to the float32 that it is kept in, so that a run in
/// place and a fold over states agree bit for bit here too.
/// </summary>
internal sealed class InterpretedSession : BackendSession
{
    private readonly InterpretedModel model;
    private readonly TrainOptions options;
    private readonly double[] parameters;
    private readonly double[] first;
    private readonly double[] second;
    private readonly double[]? average;

    public InterpretedSession(InterpretedModel model, TrainingState start)
        : base(model, start, model.Dropouts)
    {
        this.model = model;
        options = start.Options;
        parameters = Widen(start.Parameters);
        first = Widen(start.FirstMoment);
        second = Widen(start.SecondMoment);
        average = options.AverageDecay is null ? null : Widen(start.Evaluated);
    }

    protected override TrainingState Weights =>
        Start with
        {
            Parameters = Vector(parameters),
            FirstMoment = Vector(first),
            SecondMoment = Vector(second),
            Average = average is null ? null : Vector(average),
        };

    protected override Objective Advance(BackendStep step)
    {
        var gradient = model.DifferentiateInFloat64(
            parameters,
            model.InFloat64(step.Examples),
            Array.ConvertAll(step.Noise.Array, value => (double)value),
            step.Masks,
            step.KlWeight
        );
        if (StepTerms.Of(gradient.Objective).IsFinite)
        {
            Update([.. gradient.Values], step.LearningRate, step.Number);
        }

        return gradient.Objective;
    }

    public override Objective Evaluate(Batch examples, Batch noise) =>
        model.Evaluate(Vector(average ?? parameters), examples, noise) with
        {
            Beta = 1,
        };

    protected override void Dispose(bool disposing) { }

    private static double[] Widen(ParameterVector values) => Array.ConvertAll(values.Array, value => (double)value);

    private void Update(double[] gradient, double rate, long step)
    {
        if (options.ClipNorm is { } maximum)
        {
            OptimizerInterpreter.Clip(gradient, maximum);
        }

        OptimizerInterpreter.Update(options.Optimizer ?? new Adam(), rate, step, gradient, parameters, first, second);
        if (average is not null)
        {
            OptimizerInterpreter.Average(options.AverageDecay!.Value, parameters, average);
        }
    }

    private ParameterVector Vector(IEnumerable<double> values) => new([.. values.Select(value => (float)value)], model.Layout);
}
