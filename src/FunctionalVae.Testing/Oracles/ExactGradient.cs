using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing;

/// <summary>The float64 gradient of a case, and how far inputs, and outputs that slopes are taken from, let it wander where they are rounded to float32.</summary>
internal sealed class ExactGradient
{
    // 16 roundings of float32: what an affine map of hundreds of inputs adds up to at random.
    private const double Perturbation = 16.0 / (1 << 24);
    private const int Perturbed = 2;
    private const double Relative = 1e-5;
    private const double Rounding = 5e-7;

    // What an error of a log-weight does to a weight, for each nat: of a gradient in which draws weigh by their squares, and which goes with 1/σ.
    private const double Weights = 2e-6;
    private readonly InterpretedModel oracle;
    private readonly double[] examples;
    private readonly double[] noise;
    private readonly double[] parameters;
    private readonly double[] wander;
    private readonly double largest;
    private readonly double ofWeights;

    public ExactGradient(Situation at)
    {
        oracle = at.Subject.Oracle;
        (parameters, examples, noise) = (Widen(at.Parameters.Values), [.. oracle.InFloat64(at.Examples)], Widen(at.DrawNoise.Values));
        var exact = oracle.DifferentiateInFloat64(parameters, examples, noise);
        (Objective, Values) = (exact.Objective, exact.Values);
        largest = Values.Max(Math.Abs);
        var objective = at.Model.Spec.Objective;
        ofWeights = objective is { IsGradient: false } ? Weights * (Math.Abs(Objective.Reconstruction) + Math.Abs(Objective.Kl)) : 0;
        wander = new double[Values.Count];
        for (ulong draw = 0; draw < Perturbed; draw++)
        {
            var key = at.Key.Child(draw);
            var other = at.Subject.RoundedOracle.DifferentiateInFloat64(
                Perturb(parameters, key.Child(0)),
                Perturb(examples, key.Child(1)),
                Perturb(noise, key.Child(2))
            );
            ObjectiveWander = Math.Max(ObjectiveWander, Math.Abs(other.Objective.Value - Objective.Value));
            for (var i = 0; i < wander.Length; i++)
            {
                wander[i] = Math.Max(wander[i], Math.Abs(other.Values[i] - Values[i]));
            }
        }
    }

    public Objective Objective { get; }

    public IReadOnlyList<double> Values { get; }

    /// <summary>By how much the objective moves when inputs move by 16 roundings.</summary>
    public double ObjectiveWander { get; }

    /// <summary>By how much an element of a tensor's gradient may be off in float32.</summary>
    public double Tolerance(ParameterTensor tensor) =>
        // What cancellation leaves of terms as large as the largest gradient keeps a few roundings of those.
        ((Relative + ofWeights) * Part(Values, tensor).Max(Math.Abs))
        + (Rounding * largest)
        + (2 * Part(wander, tensor).Max());

    /// <summary>The central difference of the loss along <paramref name="direction"/> in one tensor, and the rounding error of it.</summary>
    public (double Slope, double Rounding) Difference(ParameterTensor tensor, double[] direction)
    {
        const double step = 1e-6;
        var (above, below) = (Loss(step), Loss(-step));
        // Sums of float64 terms as large as the objective's: a few times 1e-16 of them, over the step.
        var size = Math.Abs(Objective.Reconstruction) + (Objective.Beta * Math.Abs(Objective.Kl));
        return ((above - below) / (2 * step), 4e-15 * size / step);

        double Loss(double length)
        {
            var moved = (double[])parameters.Clone();
            for (var i = 0; i < tensor.Count; i++)
            {
                moved[tensor.Offset + i] += length * direction[i];
            }

            return oracle.LossInFloat64(moved, examples, noise, held: parameters);
        }
    }

    private static IEnumerable<double> Part(IReadOnlyList<double> values, ParameterTensor tensor) =>
        Enumerable.Range(tensor.Offset, tensor.Count).Select(i => values[i]);

    private static double[] Widen(ReadOnlyMemory<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    private static double[] Perturb(double[] values, Key key) =>
        [.. values.Select((value, i) => value * (1 + (Perturbation * Chance.Sign(key, i))))];
}
