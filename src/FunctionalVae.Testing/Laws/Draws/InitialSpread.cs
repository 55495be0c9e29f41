namespace FunctionalVae.Testing;

/// <summary>Training begins with weights of the stated spread.</summary>
internal static class InitialSpread
{
    private const int LargeModel = 20_000;

    public static LawDefinition Law { get; } =
        new(
            "initial-weights",
            "Over 256 keys, and 8 for models of more than 20,000 parameters, Initialize gives each tensor values uniform on its centre ± its radius: none beyond, mean, mean square and mean product of two neighbours within 6 standard errors; exactly the centre where the radius is 0; and the radius of a weight [inputs, outputs] that does not begin at 0 is 1/√inputs, as in PyTorch.",
            1,
            CaseRange.AsGiven.UpTo(1),
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var keys = at.Model.Layout.ParameterCount > LargeModel ? 8 : 256;
        var initial = Enumerable.Range(0, keys).Select(key => at.Model.Initialize(at.Key.Child((ulong)key))).ToList();
        return at.Model.Layout.Tensors.SelectMany(tensor => Findings(tensor, [.. initial.Select(values => Values(tensor, values))]));
    }

    private static IEnumerable<Finding> Findings(ParameterTensor tensor, IReadOnlyList<double[]> initial)
    {
        var radius = tensor.InitialRadius;
        if (!tensor.IsVector && radius != 0)
        {
            yield return new($"initial radius of {tensor.Name}", 1 / Math.Sqrt(tensor.Inputs), radius, 1e-12);
        }

        var largest = initial.Max(values => values.Max(Math.Abs));
        // Rounded to float32.
        yield return new(
            $"bound of the initial {tensor.Name}",
            -radius,
            -largest,
            1e-7 * (radius + Math.Abs(tensor.InitialCentre)),
            Relation: Relation.AtLeast
        );
        if (radius == 0)
        {
            yield break;
        }

        var scaled = initial.Select(values => Array.ConvertAll(values, value => value / radius)).ToList();
        var count = (long)scaled.Count * tensor.Count;
        // Of a uniform value on [−1, 1]: variance 1/3, E x⁴ = 1/5.
        yield return Moment.Of($"mean of the initial {tensor.Name} over its radius", scaled.Average(x => x.Average()), count, 0, 1.0 / 3);
        yield return Moment.Of(
            $"mean square of the initial {tensor.Name} over its radius",
            scaled.Average(x => x.Average(value => value * value)),
            count,
            1.0 / 3,
            4.0 / 45
        );
        if (tensor.Count > 1)
        {
            yield return Moment.Of(
                $"mean product of neighbours in the initial {tensor.Name}",
                scaled.Average(x => x.Skip(1).Zip(x, (a, b) => a * b).Average()),
                (long)scaled.Count * (tensor.Count - 1),
                0,
                1.0 / 9
            );
        }
    }

    private static double[] Values(ParameterTensor tensor, ParameterVector parameters) =>
        Array.ConvertAll(parameters.Tensor(tensor.Name).ToArray(), value => value - tensor.InitialCentre);
}
