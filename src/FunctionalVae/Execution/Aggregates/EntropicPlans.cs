using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Entropic transport between draws with ground cost ‖x − y‖², by the mathematics' own iteration.</summary>
internal static class EntropicPlans
{
    private const double Tolerance = 1e-12;

    // Relative to the largest cost: Sinkhorn refuses less, of which rounding would be the more.
    private const double LeastEpsilon = 2e-14;

    /// <summary>The Sinkhorn divergence of draws.</summary>
    public static double Divergence(double epsilon, int iterations, PointCloud q, PointCloud p) =>
        Sinkhorn.Divergence(Options(epsilon, iterations, q, p), q, p).Value;

    /// <summary>What is asked of the iteration: no ε is too small, of draws that are far apart.</summary>
    public static SinkhornOptions Options(double epsilon, int iterations, PointCloud q, PointCloud p) =>
        new(Math.Max(epsilon, LeastEpsilon * LargestCost(q, p)), Order: 2, MaxIterations: iterations, Tolerance);

    /// <summary>The largest cost of the three transports.</summary>
    public static double LargestCost(PointCloud q, PointCloud p) => Math.Max(Largest(q, p), Math.Max(Largest(q, q), Largest(p, p)));

    private static double Largest(PointCloud one, PointCloud other)
    {
        var largest = 0.0;
        for (var i = 0; i < one.Count; i++)
        {
            for (var j = 0; j < other.Count; j++)
            {
                largest = Math.Max(largest, PointRows.SquaredDistance(one.Points.RowSpan(i), other.Points.RowSpan(j)));
            }
        }

        return largest;
    }
}
