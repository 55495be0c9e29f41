namespace FunctionalVae.App;

/// <summary>How much a curve jumps from epoch to epoch beside its course.</summary>
internal static class CurveNoise
{
    private const int LeastEpochs = 5;

    // The median of |N(0, 1)|, and the deviation of a second difference of independent values of deviation 1.
    private const double NormalMedian = 0.6745;
    private static readonly double SecondDifference = Math.Sqrt(6);

    /// <summary>How many epochs a tenth of a curve is, at least 1; null where there are fewer than five, or some are not finite.</summary>
    public static int? TenthOf(IReadOnlyList<double> curve) =>
        curve.Count >= LeastEpochs && curve.All(double.IsFinite) ? Math.Max(1, curve.Count / 10) : null;

    /// <summary>The standard deviation of one epoch about a smooth course, from the median of the second differences of the curve's later half, in which it no longer bends.</summary>
    /// <param name="curve">Five epochs or more.</param>
    public static double Of(IReadOnlyList<double> curve)
    {
        double[] jumps =
        [
            .. Enumerable
                .Range(2, curve.Count - 2)
                .Skip(curve.Count / 2)
                .Select(i => Math.Abs(curve[i] - (2 * curve[i - 1]) + curve[i - 2]))
                .Order(),
        ];
        return jumps[jumps.Length / 2] / (NormalMedian * SecondDifference);
    }
}
