namespace FunctionalVae.Testing;

/// <summary>Findings about whole batches and vectors.</summary>
internal static class Compare
{
    /// <summary>The same shape and, unless some rounding is allowed, the same bits, value by value.</summary>
    public static IEnumerable<Finding> Same(string what, Batch expected, Batch actual, double rounding = 0)
    {
        yield return new($"number of rows of {what}", expected.Count, actual.Count, 0);
        for (var i = 0; i < Math.Min(expected.Values.Length, actual.Values.Length); i++)
        {
            var value = expected.Values.Span[i];
            yield return new(what, value, actual.Values.Span[i], Allowed(value, rounding), i / expected.Width, i % expected.Width);
        }
    }

    /// <summary>The same bits, unless some rounding is allowed, tensor by tensor.</summary>
    public static IEnumerable<Finding> Same(string what, ParameterVector expected, ParameterVector actual, double rounding = 0)
    {
        foreach (var tensor in expected.Layout.Tensors)
        {
            var (e, a) = (expected.Tensor(tensor.Name), actual.Tensor(tensor.Name));
            yield return new($"size of {tensor.Name}{what}", e.Length, a.Length, 0);
            for (var i = 0; i < Math.Min(e.Length, a.Length); i++)
            {
                yield return new(tensor.Name + what, e.Span[i], a.Span[i], Allowed(e.Span[i], rounding), Place: i);
            }
        }
    }

    /// <summary>The same bits of each example's terms, unless some rounding is allowed.</summary>
    public static IEnumerable<Finding> Same(
        string what,
        IReadOnlyList<ExampleTerms> expected,
        IReadOnlyList<ExampleTerms> actual,
        double rounding = 0
    )
    {
        yield return new($"number of terms {what}", expected.Count, actual.Count, 0);
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            yield return Term($"reconstruction {what}", expected[i].Reconstruction, actual[i].Reconstruction, i);
            yield return Term($"KL {what}", expected[i].Kl, actual[i].Kl, i);
            yield return Term($"log p(z) − log q(z|x) {what}", expected[i].LogPriorRatio, actual[i].LogPriorRatio, i);
        }

        Finding Term(string name, double e, double a, int example) => new(name, e, a, Allowed(e, rounding), example);
    }

    private static double Allowed(double value, double rounding) => rounding == 0 ? 0 : rounding * Math.Max(1, Math.Abs(value));
}
