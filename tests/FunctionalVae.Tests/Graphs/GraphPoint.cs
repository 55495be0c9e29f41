using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Graphs;

/// <summary>Where a gradient is taken: parameters, examples, noise and dropout masks.</summary>
internal sealed record GraphPoint(ParameterVector Parameters, Batch Images, Batch Noise, IReadOnlyList<Batch> Masks)
{
    // What the tests of the engine grant: a tensor's largest gradient, or a few roundings of the model's largest.
    private const double Tolerance = 1e-5;
    private const double Rounding = 5e-7;

    /// <summary>A point by key, with masks that drop and double values.</summary>
    public static GraphPoint At(InterpretedModel model, Key key, int count) =>
        new(
            ModelAgreement.Parameters(model, key.Child(0)),
            ModelAgreement.Images(model, key.Child(1), count),
            model.NoiseFrom(key.Child(2), count * model.Layout.NoiseVectors),
            [
                .. model.Dropouts.Select(
                    (site, number) =>
                        new Batch(
                            [
                                .. Enumerable
                                    .Range(0, count * site.Width)
                                    .Select(i => 2f * (key.Child(3).Words((uint)i, (uint)number).Word0 % 2)),
                            ],
                            site.Width
                        )
                ),
            ]
        );

    /// <summary>The gradient at this point by the float64 interpreter.</summary>
    public double[] Exact(InterpretedModel model) =>
        [.. model.DifferentiateInFloat64(Doubles(Parameters.Values), model.InFloat64(Images), Doubles(Noise.Values), Masks, 1).Values];

    /// <summary>The loss at this point with one parameter moved, by the interpreter.</summary>
    public double Loss(InterpretedModel model, int place, double step)
    {
        var moved = Doubles(Parameters.Values);
        moved[place] += step;
        return -model.DifferentiateInFloat64(moved, model.InFloat64(Images), Doubles(Noise.Values), Masks, 1).Objective.Value;
    }

    /// <summary>The largest error of a gradient, in units of what is granted: up to 1 is agreement.</summary>
    public static double Worst(ModelLayout layout, double[] exact, float[] gradient)
    {
        var largest = Math.Max(exact.Max(Math.Abs), layout.Tensors.Any(IsParameter) ? 0.5 * layout.InputWidth : 0);
        return layout.Tensors.Max(tensor =>
        {
            var expected = exact.AsSpan(tensor.Offset, tensor.Count).ToArray();
            var granted = Math.Max(Tolerance * expected.Max(Math.Abs), Rounding * largest);
            return expected.Select((value, i) => Math.Abs(value - gradient[tensor.Offset + i])).Max() / granted;
        });
    }

    // Of the likelihood's density: its gradient is what is left of as many terms as there are dimensions.
    private static bool IsParameter(ParameterTensor tensor) => tensor.Name.StartsWith("likelihood.log_", StringComparison.Ordinal);

    private static double[] Doubles(ReadOnlyMemory<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);
}
