namespace FunctionalVae;

/// <summary>How often each count comes up in one value of some examples.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Shares">Each count that comes up, and its share.</param>
internal sealed record CountShares(double Mean, IReadOnlyList<(double Count, double Share)> Shares)
{
    /// <summary>Of every value of an example.</summary>
    public static IReadOnlyList<CountShares> Of(Batch examples) =>
        [.. Enumerable.Range(0, examples.Width).Select(column => Of(examples, column))];

    /// <summary>The average of a function of the count.</summary>
    public double Average(Func<double, double> of) => Shares.Sum(each => each.Share * of(each.Count));

    private static CountShares Of(Batch examples, int column)
    {
        var times = new Dictionary<float, int>();
        for (var row = 0; row < examples.Count; row++)
        {
            var x = examples[row].Span[column];
            times[x] = times.GetValueOrDefault(x) + 1;
        }

        // In an order of their own: a sum has the same bits whatever the order of the examples.
        var shares = times.OrderBy(each => each.Key).Select(each => ((double)each.Key, (double)each.Value / examples.Count)).ToList();
        return new(shares.Sum(each => each.Item1 * each.Item2), shares);
    }
}
