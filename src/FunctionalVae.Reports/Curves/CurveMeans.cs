namespace FunctionalVae.Reports;

/// <summary>Running means of a long curve.</summary>
internal static class CurveMeans
{
    private const int Shortest = 1000;

    // A mean is of as many values as the curve has, over this.
    private const int Share = 100;

    /// <summary>Of how many neighbouring values a mean is made, an odd number; 1 for a curve that is short enough to be seen as it is.</summary>
    public static int Window(int count) => count < Shortest ? 1 : (count / Share / 2 * 2) + 1;

    /// <summary>Each value's mean with its neighbours on both sides, fewer near the ends; those that are not finite do not count.</summary>
    public static (double X, double Y)[] Of(IReadOnlyList<(double X, double Y)> points, int window)
    {
        var (sums, counts) = (new double[points.Count + 1], new int[points.Count + 1]);
        for (var i = 0; i < points.Count; i++)
        {
            var isFinite = double.IsFinite(points[i].Y);
            (sums[i + 1], counts[i + 1]) = (sums[i] + (isFinite ? points[i].Y : 0), counts[i] + (isFinite ? 1 : 0));
        }

        return [.. points.Select((point, i) => (point.X, Mean(i)))];

        double Mean(int i)
        {
            // Where a run begins it changes fast: there a mean has as many values on both sides. At its end it has not.
            var reach = Math.Min(window / 2, i);
            var (from, to) = (i - reach, Math.Min(points.Count, i + reach + 1));
            return (sums[to] - sums[from]) / (counts[to] - counts[from]);
        }
    }
}
