namespace FunctionalVae.Testing;

/// <summary>Findings about whole batches and vectors.</summary>
internal static class Compare
{
    /// <summary>The same shape and the same bits, value by value.</summary>
    public static IEnumerable<Finding> Same(string what, Batch expected, Batch actual)
    {
        yield return new($"number of rows of {what}", expected.Count, actual.Count, 0);
        for (var i = 0; i < Math.Min(expected.Values.Length, actual.Values.Length); i++)
        {
            yield return new(what, expected.Values.Span[i], actual.Values.Span[i], 0, i / expected.Width, i % expected.Width);
        }
    }

    /// <summary>The same bits, tensor by tensor.</summary>
    public static IEnumerable<Finding> Same(string what, ParameterVector expected, ParameterVector actual)
    {
        foreach (var tensor in expected.Layout.Tensors)
        {
            var (e, a) = (expected.Tensor(tensor.Name), actual.Tensor(tensor.Name));
            yield return new($"size of {tensor.Name}{what}", e.Length, a.Length, 0);
            for (var i = 0; i < Math.Min(e.Length, a.Length); i++)
            {
                yield return new(tensor.Name + what, e.Span[i], a.Span[i], 0, Place: i);
            }
        }
    }

    /// <summary>The same bits of each example's terms.</summary>
    public static IEnumerable<Finding> Same(string what, IReadOnlyList<ExampleTerms> expected, IReadOnlyList<ExampleTerms> actual)
    {
        yield return new($"number of terms {what}", expected.Count, actual.Count, 0);
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            yield return new($"reconstruction {what}", expected[i].Reconstruction, actual[i].Reconstruction, 0, i);
            yield return new($"KL {what}", expected[i].Kl, actual[i].Kl, 0, i);
            yield return new($"log p(z) − log q(z|x) {what}", expected[i].LogPriorRatio, actual[i].LogPriorRatio, 0, i);
        }
    }
}
