namespace FunctionalVae.Testing;

/// <summary>Gradients that differ in the order of their sums only.</summary>
internal static class BatchGradients
{
    private const double Relative = 3e-6;
    private const double Rounding = 3e-7;

    /// <summary>The gradient of a batch against the mean, weighted by size, of those of its parts.</summary>
    public static IEnumerable<Finding> Mean(
        Situation situation,
        string what,
        ParameterVector whole,
        params (double Weight, ParameterVector Values)[] parts
    )
    {
        var relative = Relative + situation.BatchRounding;
        var terms = parts.Append((Weight: 1, Values: whole)).ToList();
        var largest = terms.Max(term => Largest(term.Values.Values));
        foreach (var tensor in whole.Layout.Tensors)
        {
            var scale = terms.Max(term => Largest(term.Values.Tensor(tensor.Name)));
            for (var i = 0; i < tensor.Count; i++)
            {
                var at = tensor.Offset + i;
                var expected = parts.Sum(part => part.Weight * part.Values.Values.Span[at]);
                yield return new(
                    $"gradient of {tensor.Name} {what}",
                    expected,
                    whole.Values.Span[at],
                    (relative * scale) + (Rounding * largest),
                    Place: i
                );
            }
        }
    }

    private static double Largest(ReadOnlyMemory<float> values) => values.ToArray().Max(value => Math.Abs((double)value));
}
