namespace FunctionalVae.App;

/// <summary>Means and variances of the values that a model sees.</summary>
internal static class ValueMoments
{
    /// <summary>Of every value of an example.</summary>
    public static (double[] Means, double[] Variances) Of(Batch examples)
    {
        double[] means = Averages(examples, static (value, _) => value, new double[examples.Width]);
        return (means, Averages(examples, static (value, mean) => (value - mean) * (value - mean), means));
    }

    private static double[] Averages(Batch examples, Func<double, double, double> term, double[] centres)
    {
        var sums = new double[examples.Width];
        for (var example = 0; example < examples.Count; example++)
        {
            var values = examples[example].Span;
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += term(values[i], centres[i]);
            }
        }

        return [.. sums.Select(sum => sum / examples.Count)];
    }
}
