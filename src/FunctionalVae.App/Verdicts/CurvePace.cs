namespace FunctionalVae.App;

/// <summary>How fast a curve rises at its end: the slope of a straight line through its last epochs.</summary>
/// <param name="PerEpoch">The slope, in nats per epoch.</param>
/// <param name="Error">Its standard error by the jumps from epoch to epoch, in nats per epoch.</param>
/// <param name="Over">Through how many epochs the line goes.</param>
/// <param name="Ahead">How many epochs more are looked ahead.</param>
internal sealed record CurvePace(double PerEpoch, double Error, int Over, int Ahead)
{
    private const int LeastOver = 5;
    private const int LeastAhead = 10;

    /// <summary>What the epochs ahead would bring at this pace, in nats: an upper bound for a curve that flattens.</summary>
    public double Brings => PerEpoch * Ahead;

    /// <summary>The standard error of <see cref="Brings"/>, in nats.</summary>
    public double BringsError => Error * Ahead;

    /// <summary>Of a curve; null where it has fewer than five epochs, or some are not finite.</summary>
    /// <remarks>
    /// The line goes through the last fifth of the epochs, and looked ahead is a tenth of them, at least ten: for short runs the same number whatever
    /// their length. What was gained at first, which is far more than what is left, has no part in it.
    /// </remarks>
    public static CurvePace? Of(IReadOnlyList<double> curve)
    {
        if (CurveNoise.TenthOf(curve) is not { } tenth)
        {
            return null;
        }

        var over = Math.Max(LeastOver, curve.Count / 5);
        var middle = (over - 1) / 2.0;
        var slope = curve.TakeLast(over).Select((value, i) => (i - middle) * value).Sum() / Scatter(over);
        return new(slope, CurveNoise.Of(curve) / Math.Sqrt(Scatter(over)), over, Math.Max(LeastAhead, tenth));
    }

    // Of the numbers 0 to count − 1 about their mean.
    private static double Scatter(int count) => count * ((count * (double)count) - 1) / 12;
}
