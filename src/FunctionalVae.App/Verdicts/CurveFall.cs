namespace FunctionalVae.App;

/// <summary>How far a curve ends below its best.</summary>
/// <param name="Best">The best mean of a tenth of the epochs, in nats.</param>
/// <param name="BestEpoch">The epoch with the highest value, from 1: the first where several have it, as patience chooses.</param>
/// <param name="End">The mean of the last tenth, in nats.</param>
/// <param name="Noise">The standard error of the difference, by the jumps from epoch to epoch, in nats.</param>
internal sealed record CurveFall(double Best, int BestEpoch, double End, double Noise)
{
    private const double LeastErrors = 3;

    // Of what the curve rose from its first epoch to its best: less is seen by nobody.
    private const double LeastShare = 0.02;

    /// <summary>What the curve rose before, in nats.</summary>
    public required double Rise { get; init; }

    public double Value => Best - End;

    public bool IsClear => Value > LeastErrors * Noise && Value > LeastShare * Math.Max(0, Rise);

    /// <summary>Of a curve; null where it has too few epochs, or some are not finite.</summary>
    public static CurveFall? Of(IReadOnlyList<double> curve)
    {
        if (CurveNoise.TenthOf(curve) is not { } tenth)
        {
            return null;
        }

        var best = Enumerable.Range(0, curve.Count - tenth + 1).Max(first => curve.Skip(first).Take(tenth).Average());
        var epoch = Enumerable.Range(1, curve.Count).MaxBy(epoch => curve[epoch - 1]);
        return new(best, epoch, curve.TakeLast(tenth).Average(), CurveNoise.Of(curve) * Math.Sqrt(2.0 / tenth)) { Rise = best - curve[0] };
    }
}
