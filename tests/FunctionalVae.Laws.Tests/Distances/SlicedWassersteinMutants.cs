using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the sliced Wasserstein distance.</summary>
internal static class SlicedWassersteinMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Sliced("sliced Wₚ: without the 1/L", "the sum over directions", (order, powers) => Math.Pow(powers.Sum(), 1 / order)),
        Sliced("sliced Wₚ: p-th root missing", "the mean of the powers is returned", (_, powers) => powers.Average()),
        Sliced(
            "sliced Wₚ: mean of roots",
            "1/L Σ Wₚ in place of (1/L Σ Wₚᵖ)^(1/p)",
            (order, powers) => powers.Average(power => Math.Pow(power, 1 / order))
        ),
        Sliced(
            "sliced Wₚ: farthest direction",
            "the largest Wₚ in place of the mean",
            (order, powers) => Math.Pow(powers.Max(), 1 / order)
        ),
        Sliced("sliced Wₚ: one direction", "the first direction for all", (order, powers) => Math.Pow(powers[0], 1 / order)),
        Sliced(
            "sliced Wₚ: directions not normalised",
            "θ standard normal, of length √D in the mean",
            (order, powers) => Math.Pow(powers.Average(), 1 / order),
            normalised: false
        ),
        new(
            DistanceLaws.Area,
            "sliced Wₚ: directions of their own",
            "another key for each order of the arguments: not symmetric",
            formulas =>
                formulas with
                {
                    WassersteinSliced = (order, projections, key, q, p) =>
                        Wasserstein.Sliced(order, projections, key.Child(q.Points[0, 0] < p.Points[0, 0] ? 1u : 2u), q, p),
                }
        ),
    ];

    private static Mutant Sliced(string name, string fault, Func<double, double[], double> together, bool normalised = true) =>
        new(
            DistanceLaws.Area,
            name,
            fault,
            formulas =>
                formulas with
                {
                    WassersteinSliced = (order, projections, key, q, p) =>
                        together(
                            order,
                            [
                                .. Enumerable
                                    .Range(0, projections)
                                    .Select(i => Direction(key.Child((ulong)i), q.Dimensions, normalised))
                                    .Select(theta => Math.Pow(Wasserstein.Weighted(order, Project(q, theta), Project(p, theta)), order)),
                            ]
                        ),
                }
        );

    private static RealVector Direction(Key key, int dimensions, bool normalised)
    {
        var draw = DiagonalNormal.Standard(dimensions).Sample(key);
        var norm = normalised ? Math.Sqrt(draw.Sum(x => x * x)) : 1;
        return RealVector.From(draw.Select(x => x / norm));
    }

    private static PointCloud Project(PointCloud cloud, RealVector theta) =>
        PointCloud.OnLine(
            RealVector.From(Enumerable.Range(0, cloud.Count).Select(row => cloud.Points.Row(row).Zip(theta, (x, t) => x * t).Sum()))
        );
}
