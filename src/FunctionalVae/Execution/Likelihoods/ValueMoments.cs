namespace FunctionalVae;

/// <summary>Means and variances of each value of some examples, in float64.</summary>
/// <param name="Means">The mean of each value.</param>
/// <param name="Variances">Its variance about that, divided by the number of examples.</param>
public sealed record ValueMoments(ValueList<double> Means, ValueList<double> Variances)
{
    /// <summary>Of every value of an example.</summary>
    public static ValueMoments Of(Batch examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        double[] means = Averages(examples, static (value, _) => value, new double[examples.Width]);
        var variances = Averages(examples, static (value, mean) => (value - mean) * (value - mean), means);
        return new(ValueList.From(means), ValueList.From(variances));
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
