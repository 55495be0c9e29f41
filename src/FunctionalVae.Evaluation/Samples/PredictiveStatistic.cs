namespace FunctionalVae.Evaluation;

/// <summary>A number of a whole set of examples, by which drawn sets are held to the data.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Of">The number; of examples of one size.</param>
public sealed record PredictiveStatistic(string Name, Func<Batch, double> Of)
{
    private const int MostNext = 10;

    /// <summary>
    /// The mean of all values; their deviation; the deviation of the examples' means, which grows where the values of one example go together; and the
    /// mean distance of an example and the ten after it, which falls where examples are too much alike. Examples are taken to be in no order.
    /// </summary>
    public static IReadOnlyList<PredictiveStatistic> Usual { get; } =
    [
        new("mean of the values", examples => Mean(Values(examples))),
        new("deviation of the values", examples => Deviation(Values(examples))),
        new("deviation of the examples' means", examples => Deviation(Rows(examples).Select(row => Mean(row)))),
        new("distance of two examples", Distances),
    ];

    private static IEnumerable<double> Values(Batch examples) =>
        Enumerable.Range(0, examples.Values.Length).Select(i => (double)examples.Values.Span[i]);

    private static IEnumerable<double[]> Rows(Batch examples) =>
        Enumerable.Range(0, examples.Count).Select(row => Array.ConvertAll(examples[row].ToArray(), value => (double)value));

    private static double Mean(IEnumerable<double> values) => values.Average();

    // The running variance of Welford (1962), so that the values are not kept.
    private static double Deviation(IEnumerable<double> values)
    {
        var (count, mean, scatter) = (0, 0.0, 0.0);
        foreach (var value in values)
        {
            count++;
            var before = value - mean;
            mean += before / count;
            scatter += before * (value - mean);
        }

        return Math.Sqrt(scatter / count);
    }

    // Of each example and those next to it.
    private static double Distances(Batch examples)
    {
        double[][] rows = [.. Rows(examples)];
        var next = Math.Min(MostNext, rows.Length - 1);
        return Enumerable
            .Range(1, next)
            .Average(step => Enumerable.Range(0, rows.Length - step).Average(row => Distance(rows[row], rows[row + step])));
    }

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (x, y) => (x - y) * (x - y)).Sum());
}
