using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The debiased Sinkhorn divergence with ground cost ‖x − y‖² between draws of posteriors and draws of the prior, in squared deviations of the prior.</summary>
/// <param name="Points">Of how many points each; not all, for it takes the square of them.</param>
/// <param name="Epsilon">ε: a twentieth of the mean cost of two independent points, 2 for each dimension.</param>
/// <param name="Value">The divergence.</param>
/// <param name="Null">That of two samples of the prior, a mean over <paramref name="Pairs"/>.</param>
/// <param name="Pairs">How many pairs the null is of.</param>
public sealed record SinkhornMatch(int Points, double Epsilon, double Value, double Null, int Pairs)
{
    private const int MostPoints = 200;
    private const int NullPairs = 8;
    private const double CostEach = 2;
    private const double Share = 0.05;

    /// <summary>How far the divergence is above what chance alone gives.</summary>
    public double Excess => Value - Null;

    internal static SinkhornMatch Of(RealMatrix own, RealMatrix prior, LatentPoints points, Key key, int threads, CancellationToken cancel)
    {
        var count = Math.Min(MostPoints, own.Rows);
        var epsilon = Share * CostEach * own.Columns;
        var options = new SinkhornOptions(epsilon) { Order = 2, Tolerance = 1e-4 };
        // The points are in random order already where they were chosen, and in that of the examples where they were not.
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
        return new(count, epsilon, values[0], values.Skip(1).Average(), NullPairs);

        double Divergence(RealMatrix one, RealMatrix other) =>
            Probability.Sinkhorn.Divergence(options, PointCloud.Uniform(one), PointCloud.Uniform(other)).Value;
    }
}
