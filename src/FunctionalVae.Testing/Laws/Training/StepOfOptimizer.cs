namespace FunctionalVae.Testing;

/// <summary>What an optimiser makes of the gradients that plain steps show.</summary>
internal static class StepOfOptimizer
{
    private const int Steps = 3;
    private const double LongestRate = 0.01;

    // So long a plain step drowns the rounding of the weight that it starts from: its gradient keeps the digits of float32.
    private const double PlainRate = 1024;
    private const double Relative = 3e-5;
    private const double WeightRounding = 4.0 / (1 << 24);
    private const double RoundedWeightRounding = 8.0 / (1 << 24);

    public static LawDefinition Law { get; } =
        new(
            "optimizer",
            "Three steps of Adam and AdamW with bias correction, of gradient descent with momentum, with Nesterov's and with coupled decay are those of their formulas for the gradients g that plain steps from the same weights show, (θ − Step(θ))/rate; with odd keys after clipping to half of the first ‖g‖ and with averaged weights: within 3e-5 of the rate, or of a tensor's largest change where that is more, and four roundings of the weight. Adam's ε is the largest |g| here, so that it makes no full step out of the rounding of a gradient that vanishes.",
            4,
            CaseRange.AsGiven.UpTo(5),
            Applies.Always,
            Findings,
            "Three steps of Adam and AdamW with bias correction, of gradient descent with momentum, with Nesterov's and with coupled decay are those of their formulas for the gradients g that plain steps from the same weights show, (θ − Step(θ))/rate; with odd keys after clipping to half of the first ‖g‖ and with averaged weights: within ten times {0}, which the backend promises, and at least 3e-5, of the rate, or of a tensor's largest change where that is more, and eight roundings of the weight: an average in operations of a library takes two a step."
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var plain = new TrainOptions(BatchSize: at.Case.Count, LearningRate: PlainRate, Optimizer: new Sgd());
        var start = at.Model.Start(plain, at.Key);
        var gradient = Gradient(at, plain, start);
        var largest = gradient.Max(Math.Abs);
        var epsilon = largest > 0 ? largest : 1;
        // Descent with gradients of thousands would leave the numbers behind.
        var rate = LongestRate / Math.Max(1, largest);
        double? norm = at.Case.Number % 2 == 0 ? null : Math.Max(1e-3, 0.5 * Math.Sqrt(gradient.Sum(value => value * value)));
        double? decay = at.Case.Number % 2 == 0 ? null : 0.9;
        Optimizer[] optimizers =
        [
            new Adam(Epsilon: epsilon),
            new AdamW(Epsilon: epsilon, WeightDecay: 0.1),
            new Sgd(Momentum: 0.9),
            new Sgd(Momentum: 0.9, Nesterov: true),
            new Sgd(WeightDecay: 0.1),
        ];
        return optimizers.SelectMany(optimizer =>
            Findings(at, plain, plain with { LearningRate = rate, Optimizer = optimizer, ClipNorm = norm, AverageDecay = decay })
        );
    }

    private static IEnumerable<Finding> Findings(Situation at, TrainOptions plain, TrainOptions options)
    {
        var state = at.Model.Start(options, at.Key);
        var formula = new OptimizerFormula(
            options.Optimizer!,
            options.LearningRate,
            options.ClipNorm,
            options.AverageDecay,
            Wide(state.Parameters)
        );
        double[] before = [];
        double[] expected = [];
        for (var step = 0; step < Steps; step++)
        {
            before = Wide(state.Parameters);
            expected = formula.Next(before, Gradient(at, plain, state));
            state = at.Model.Step(state, at.RawExamples);
        }

        var name = $" after {Steps} steps of {options.Optimizer!.GetType().Name}";
        var trained = Compare(at, name, options.LearningRate, before, expected, Wide(state.Parameters));
        return options.AverageDecay is null
            ? trained
            : trained.Concat(Compare(at, ", averaged," + name, options.LearningRate, before, formula.Average, Wide(state.Evaluated)));
    }

    private static double[] Gradient(Situation at, TrainOptions plain, TrainingState state)
    {
        var next = at.Model.Step(state with { Options = plain, Average = null }, at.RawExamples);
        return [.. Wide(state.Parameters).Zip(Wide(next.Parameters), (before, after) => (before - after) / PlainRate)];
    }

    private static IEnumerable<Finding> Compare(Situation at, string name, double rate, double[] before, double[] expected, double[] actual)
    {
        foreach (var tensor in at.Model.Layout.Tensors)
        {
            var places = Enumerable.Range(tensor.Offset, tensor.Count).ToList();
            var change = Math.Max(rate, places.Max(i => Math.Abs(expected[i] - before[i])));
            var tolerance = Math.Max(Relative, 10 * at.BatchRounding) * change;
            var rounding = at.BatchRounding == 0 ? WeightRounding : RoundedWeightRounding;
            foreach (var i in places)
            {
                var allowed = tolerance + (rounding * Math.Abs(expected[i]));
                yield return new(tensor.Name + name, expected[i], actual[i], allowed, Place: i - tensor.Offset);
            }
        }
    }

    private static double[] Wide(ParameterVector values) => Array.ConvertAll(values.Values.ToArray(), value => (double)value);
}
