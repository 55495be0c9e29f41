using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The debiased Sinkhorn divergence with ground cost ‖x − y‖² between draws of posteriors and draws of the prior, in squared deviations of the prior.</summary>
/// <param name="Points">Of how many points each; not all, for it takes the square of them.</param>
/// <param name="Epsilon">ε: a twentieth of the mean cost of two independent points, 2 for each dimension.</param>
/// <param name="Value">The divergence.</param>
/// <param name="Null">That of two samples of the prior, a mean over <paramref name="Pairs"/>.</param>
/// <param name="Deviation">The deviation of one such divergence, by the same pairs.</param>
/// <param name="Pairs">How many pairs the null is of.</param>
public sealed record SinkhornMatch(int Points, double Epsilon, double Value, double Null, double Deviation, int Pairs)
{
    private const int MostPoints = 200;
    private const int NullPairs = 8;
    private const double CostEach = 2;
    private const double Share = 0.05;

    // Of ε; the divergence takes some ten times as much.
    private const double MostCost = 1e12;

    /// <summary>How far the divergence is above what chance alone gives.</summary>
    public double Excess => Value - Null;

    /// <returns>Null where some cost is so much greater than ε that the divergence would have no digits.</returns>
    internal static SinkhornMatch? Of(RealMatrix own, RealMatrix prior, LatentPoints points, Key key, int threads, CancellationToken cancel)
    {
        var count = Math.Min(MostPoints, own.Rows);
        var epsilon = Share * CostEach * own.Columns;
        if (!(Greatest(own) + Greatest(prior) < MostCost * epsilon))
        {
            return null;
        }

        var options = new SinkhornOptions(epsilon) { Order = 2, Tolerance = 1e-4 };
        // Examples may be in an order.
        var rows = Permutation.Of(key.Child(0), own.Rows)[..count];
        var values = new double[NullPairs + 1];
        Parts.Each(
            values.Length,
            i =>
                values[i] =
                    i == 0
                        ? Divergence(LatentPoints.Choose(own, rows), LatentPoints.Choose(prior, rows))
                        : Divergence(
                            points.OfPrior(count, key.Child(1).Child((ulong)i)),
                            points.OfPrior(count, key.Child(2).Child((ulong)i))
                        ),
            threads,
            cancel
        );
        var none = Estimate.FromTerms(values[1..]);
        return new(count, epsilon, values[0], none.Value, none.StandardError * Math.Sqrt(NullPairs), NullPairs);

        double Divergence(RealMatrix one, RealMatrix other) =>
            Probability.Sinkhorn.Divergence(options, PointCloud.Uniform(one), PointCloud.Uniform(other)).Value;
    }

    // Half of the greatest squared distance of two points at least.
    private static double Greatest(RealMatrix points) =>
        2 * Enumerable.Range(0, points.Rows).Max(row => points.Row(row).Sum(value => value * value));
}
