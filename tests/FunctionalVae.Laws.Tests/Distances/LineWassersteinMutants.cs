using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of Wₚ between samples of numbers.</summary>
internal static class LineWassersteinMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Samples(
            "Wₚ on the line: one side sorted",
            "the numbers of p are paired as they come",
            (order, q, p) => Paired(order, [.. q.Order()], [.. p])
        ),
        Samples("Wₚ on the line: neither side sorted", "x₁ with y₁, x₂ with y₂, …", (order, q, p) => Paired(order, [.. q], [.. p])),
        Samples("Wₚ on the line: p-th root missing", "Wₚᵖ is returned", (order, q, p) => Math.Pow(Wasserstein.Samples(order, q, p), order)),
        Samples("Wₚ on the line: always of order 1", "W₁ for every order", (_, q, p) => Wasserstein.Samples(1, q, p)),
        Samples("Wₚ on the line: one order more", "Wₚ₊₁ for Wₚ", (order, q, p) => Wasserstein.Samples(order + 1, q, p)),
        Samples(
            "Wₚ on the line: sum for mean",
            "not divided by n",
            (order, q, p) => Math.Pow(q.Count, 1 / order) * Wasserstein.Samples(order, q, p)
        ),
        Samples("Wₚ on the line: 1 % too large", "1.01·Wₚ", (order, q, p) => 1.01 * Wasserstein.Samples(order, q, p)),
        Samples(
            "Wₚ on the line: larger sample cut",
            "of unequal samples only the first min(n, m) of the sorted numbers are compared",
            (order, q, p) =>
            {
                var count = Math.Min(q.Count, p.Count);
                return Wasserstein.Samples(order, RealVector.From(q.Order().Take(count)), RealVector.From(p.Order().Take(count)));
            }
        ),
        Weighted(
            "Wₚ on the line: weights ignored",
            "every point weighs 1/n",
            (order, q, p) => Wasserstein.Weighted(order, Equal(q), Equal(p))
        ),
        Weighted(
            "Wₚ on the line: weights not sorted along",
            "the numbers are sorted and the weights stay where they were",
            (order, q, p) => Wasserstein.Weighted(order, Sorted(q), Sorted(p))
        ),
    ];

    private static Mutant Samples(string name, string fault, Func<double, RealVector, RealVector, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { WassersteinSamples = wrong });

    private static Mutant Weighted(string name, string fault, Func<double, PointCloud, PointCloud, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { WassersteinWeighted = wrong });

    // Of unequal samples the smaller one is repeated.
    private static double Paired(double order, double[] q, double[] p) =>
        Math.Pow(
            Enumerable.Range(0, Math.Max(q.Length, p.Length)).Average(i => Math.Pow(Math.Abs(q[i % q.Length] - p[i % p.Length]), order)),
            1 / order
        );

    private static PointCloud Equal(PointCloud cloud) => PointCloud.Uniform(cloud.Points);

    private static PointCloud Sorted(PointCloud cloud) =>
        PointCloud.Weighted(
            RealMatrix.FromRows(Enumerable.Range(0, cloud.Count).Select(cloud.Points.Row).OrderBy(point => point[0])),
            cloud.Weights
        );
}
