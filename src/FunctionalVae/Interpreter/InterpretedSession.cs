namespace FunctionalVae.Interpreter;

/// <summary>
/// Training by the textbook in float64. After each step the state is rounded to the float32 that it is kept in, so that a run in
/// place and a fold over states agree bit for bit here too.
/// </summary>
internal sealed class InterpretedSession(InterpretedModel model, TrainingState start) : TrainingSession
{
    private readonly TrainOptions options = start.Options;
    private readonly double[] parameters = Widen(start.Parameters);
    private readonly double[] first = Widen(start.FirstMoment);
    private readonly double[] second = Widen(start.SecondMoment);
    private readonly double[]? average = start.Options.AverageDecay is null ? null : Widen(start.Evaluated);
    private long step = start.Step;
    private Objective? objective = start.Objective;

    protected override TrainingState Current =>
        start with
        {
            Parameters = Vector(parameters),
            FirstMoment = Vector(first),
            SecondMoment = Vector(second),
            Step = step,
            Objective = objective,
            Average = average is null ? null : Vector(average),
        };

    public override StepTerms Step(Batch source, ReadOnlyMemory<int> rows, Batch? noise = null)
    {
        var settings = StepSettings.At(options, step);
        var batch = source.Take([.. rows.ToArray()]);
        if (model.Binarization == Binarization.Dynamic)
        {
            batch = model.Binarize(batch, start.Key.Child(KeySites.Binarization).Child((ulong)step));
        }

        noise ??= model.NoiseFrom(start.Key.Child(KeySites.Noise).Child((ulong)step), batch.Count);
        var gradient = model.DifferentiateInFloat64(
            parameters,
            Array.ConvertAll(batch.Array, value => (double)value),
            Array.ConvertAll(noise.Array, value => (double)value),
            memory =>
            {
                memory.KlWeight = settings.KlWeight;
                model.Drop(memory, start.Key, step);
            }
        );
        step++;
        var terms = StepTerms.Of(gradient.Objective);
        if (!terms.IsFinite)
        {
            throw Divergence.Of(terms, step, model.Layout, Vector(parameters).Array, Vector(gradient.Values).Array);
        }

        Update([.. gradient.Values], settings.LearningRate);
        objective = gradient.Objective;
        return terms;
    }

    public override Objective Evaluate(Batch images, Batch noise) =>
        model.Evaluate(Vector(average ?? parameters), images, noise) with
        {
            Beta = 1,
        };

    public override void Dispose() { }

    private static double[] Widen(ParameterVector values) => Array.ConvertAll(values.Array, value => (double)value);

    private void Update(double[] gradient, double rate)
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
