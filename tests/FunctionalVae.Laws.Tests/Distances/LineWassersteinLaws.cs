using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>Wₚ between samples of numbers.</summary>
internal static class LineWassersteinLaws
{
    private static readonly double[] Orders = [1, 2, 3];

    public static IReadOnlyList<Law> All { get; } =
    [
        Law(
            "Wₚ on the line: the best pairing",
            "Wₚᵖ is the least mean of |x − y|ᵖ over all pairings of samples of the same size up to 5, p = 1, 2, 3, within 1e-12 of the size",
            Clouds.OnLine(2, 5, sameSize: true),
            (formulas, two, order) =>
                Within(
                    Math.Pow(formulas.WassersteinSamples(order, two.Numbers(0), two.Numbers(1)), order),
                    BestPairing(order, two.Sets[0], two.Sets[1]),
                    1e-12 * Math.Pow(2 * two.Size, order)
                )
        ),
        Law(
            "Wₚ on the line: repetition",
            "n and m numbers are as far apart as the same with each number m and n times, p = 1, 2, 3, within 1e-7 of the size",
            Clouds.OnLine(2, 5, sameSize: false),
            (formulas, two, order) =>
                Within(
                    formulas.WassersteinSamples(order, two.Numbers(0), two.Numbers(1)),
                    formulas.WassersteinSamples(
                        order,
                        Repeated(two.Numbers(0), _ => two.Sets[1].Length),
                        Repeated(two.Numbers(1), _ => two.Sets[0].Length)
                    ),
                    1e-7 * two.Size
                )
        ),
        Law(
            "Wₚ on the line: area between distribution functions",
            "W₁ = ∫ |F(x) − G(x)| dx for samples of any sizes, within 1e-12 of the size",
            Clouds.OnLine(2, 6, sameSize: false),
            (formulas, two, _) =>
                Within(
                    formulas.WassersteinSamples(1, two.Numbers(0), two.Numbers(1)),
                    AreaBetween(two.Numbers(0), two.Numbers(1)),
                    1e-12 * two.Size
                )
        ),
        Law(
            "Wₚ on the line: a metric",
            "zero for the same numbers in another order, symmetric, triangle inequality, p = 1, 2, 3, within 1e-9 of the size",
            Clouds.OnLine(3, 5, sameSize: true),
            (formulas, three, order) =>
                formulas.WassersteinSamples(order, three.Numbers(0), three.Reversed(0).Numbers(0)) == 0
                && NormalWassersteinLaws.Metric(
                    (i, j) => formulas.WassersteinSamples(order, three.Numbers(i), three.Numbers(j)),
                    three.Size
                )
        ),
        Law(
            "Wₚ on the line: translation and scaling",
            "x and x + c are |c| apart; −2x + c and −2y + c are twice as far apart as x and y; p = 1, 2, 3, within 1e-7 of the size",
            Clouds.OnLine(2, 5, sameSize: false),
            (formulas, two, order) =>
                Within(
                    two.Scale,
                    formulas.WassersteinSamples(order, two.Numbers(0), two.Map(x => x - two.Scale).Numbers(0)),
                    1e-12 * two.Size
                )
                && Within(
                    2 * formulas.WassersteinSamples(order, two.Numbers(0), two.Numbers(1)),
                    formulas.WassersteinSamples(
                        order,
                        two.Map(x => (-2 * x) + two.Scale).Numbers(0),
                        two.Map(x => (-2 * x) + two.Scale).Numbers(1)
                    ),
                    1e-7 * two.Size
                )
        ),
        Law(
            "Wₚ on the line: weights",
            "weights 1, 2, 3, 1, 2, … are as good as that many equal numbers, p = 1, 2, 3, within 1e-7 of the size",
            Clouds.OnLine(2, 5, sameSize: false),
            (formulas, two, order) =>
                Within(
                    formulas.WassersteinWeighted(order, Weighted(two.Points(0)), Weighted(two.Points(1))),
                    formulas.WassersteinSamples(order, Repeated(two.Numbers(0), Weight), Repeated(two.Numbers(1), Weight)),
                    1e-7 * two.Size
                )
        ),
    ];

    /// <summary>Points with the weights 1, 2, 3, 1, 2, ….</summary>
    public static PointCloud Weighted(RealMatrix points) =>
        PointCloud.Weighted(points, RealVector.From(Enumerable.Range(0, points.Rows).Select(i => 7.0 * Weight(i))));

    public static int Weight(int index) => 1 + (index % 3);

    private static Law Law(string name, string statement, Arbitrary<Clouds> clouds, Func<Formulas, Clouds, double, bool> holds) =>
        new(
            DistanceLaws.Area,
            name,
            statement,
            60,
            (formulas, _) => Prop.ForAll(clouds, values => Orders.All(order => holds(formulas, values, order)))
        );

    private static RealVector Repeated(RealVector numbers, Func<int, int> times) =>
        RealVector.From(numbers.SelectMany((x, i) => Enumerable.Repeat(x, times(i))));

    private static double AreaBetween(RealVector q, RealVector p)
    {
        double[] ends = [.. q.Concat(p).Order()];
        return ends.Zip(ends[1..], (low, high) => (high - low) * Math.Abs(ShareBelow(q, low) - ShareBelow(p, low))).Sum();
    }

    private static double ShareBelow(RealVector numbers, double x) => numbers.Count(number => number <= x) / (double)numbers.Count;
}
