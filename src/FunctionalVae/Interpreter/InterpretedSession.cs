namespace FunctionalVae.Interpreter;

/// <summary>
/// Training by the textbook's Adam in float64. After each step the state is rounded to the float32 that it is kept in, so that a run in
/// place and a fold over states agree bit for bit here too.
/// </summary>
internal sealed class InterpretedSession(InterpretedModel model, TrainingState start) : TrainingSession
{
    private readonly double[] parameters = Array.ConvertAll(start.Parameters.Array, value => (double)value);
    private readonly double[] first = Array.ConvertAll(start.FirstMoment.Array, value => (double)value);
    private readonly double[] second = Array.ConvertAll(start.SecondMoment.Array, value => (double)value);
    private long step = start.Step;
    private Objective? objective = start.Objective;

    public override TrainingState State =>
        start with
        {
            Parameters = Vector(parameters),
            FirstMoment = Vector(first),
            SecondMoment = Vector(second),
            Step = step,
            Objective = objective,
        };

    public override Objective Step(Batch source, ReadOnlyMemory<int> rows)
    {
        var batch = source.Take([.. rows.ToArray()]);
        if (model.Spec.Input.Binarization == Binarization.Dynamic)
        {
            batch = model.Binarize(batch, start.Key.Child(KeySites.Binarization).Child((ulong)step));
        }

        var noise = model.NoiseFrom(start.Key.Child(KeySites.Noise).Child((ulong)step), batch.Count);
        var gradient = model.DifferentiateInFloat64(
            parameters,
            Array.ConvertAll(batch.Array, value => (double)value),
            Array.ConvertAll(noise.Array, value => (double)value),
            memory => model.Drop(memory, start.Key, step)
        );
        step++;
        Update(gradient.Values);
        return objective = gradient.Objective;
    }

    public override void Dispose() { }

    private void Update(IReadOnlyList<double> gradient)
    {
        var adam = start.Options.Adam ?? new();
        for (var i = 0; i < parameters.Length; i++)
        {
            first[i] = (float)((adam.Beta1 * first[i]) + ((1 - adam.Beta1) * gradient[i]));
            second[i] = (float)((adam.Beta2 * second[i]) + ((1 - adam.Beta2) * gradient[i] * gradient[i]));
            var mean = first[i] / (1 - Math.Pow(adam.Beta1, step));
            var square = second[i] / (1 - Math.Pow(adam.Beta2, step));
            parameters[i] = (float)(parameters[i] - (start.Options.LearningRate * mean / (Math.Sqrt(square) + adam.Epsilon)));
        }
    }

    private ParameterVector Vector(double[] values) => new([.. values.Select(value => (float)value)], model.Layout);
}
