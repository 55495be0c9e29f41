using FsCheck.Fluent;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>The sliced Wasserstein distance.</summary>
internal static class SlicedWassersteinLaws
{
    private const int Projections = 8;
    private const int Many = 1000;

    private static readonly double[] Orders = [1, 2, 3];

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            DistanceLaws.Area,
            "sliced Wₚ: at most Wₚ",
            "sliced Wₚ ≤ Wₚ by trying all pairings of up to 4 points, p = 1, 2, 3, for any directions",
            60,
            (formulas, key) =>
                Prop.ForAll(
                    Clouds.Any(2, 4, 3, sameSize: true),
                    two =>
                        Orders.All(order =>
                            formulas.WassersteinSliced(order, Projections, key, two.Cloud(0), two.Cloud(1))
                            <= Math.Pow(BestPairing(order, two.Sets[0], two.Sets[1]), 1 / order) + (1e-5 * two.Size)
                        )
                )
        ),
        new(
            DistanceLaws.Area,
            "sliced Wₚ: exact on the line",
            "in one dimension sliced Wₚ = Wₚ, p = 1, 2, 3, within 1e-7 of the size",
            60,
            (formulas, key) =>
                Prop.ForAll(
                    Clouds.OnLine(2, 5, sameSize: false),
                    two =>
                        Orders.All(order =>
                            Within(
                                formulas.WassersteinSliced(order, Projections, key, two.Cloud(0), two.Cloud(1)),
                                formulas.WassersteinSamples(order, two.Numbers(0), two.Numbers(1)),
                                1e-7 * two.Size
                            )
                        )
                )
        ),
        new(
            DistanceLaws.Area,
            "sliced Wₚ: a metric",
            "with the same directions symmetric, with the triangle inequality, and as large for −x + c and −y + c; p = 1, 2, 3",
            40,
            (formulas, key) =>
                Prop.ForAll(
                    Clouds.Any(3, 4, 3, sameSize: true),
                    three =>
                        Orders.All(order =>
                            NormalWassersteinLaws.Metric(
                                (i, j) => formulas.WassersteinSliced(order, Projections, key, three.Cloud(i), three.Cloud(j)),
                                three.Size
                            ) && SameAfter(formulas, key, order, three, three.Map(x => three.Scale - x))
                        )
                )
        ),
        new(
            DistanceLaws.Area,
            "sliced Wₚ: a shift in D dimensions",
            "D·(sliced W₂)² of x and x + c is ‖c‖² in the mean over 1000 directions, within 6 standard errors √(2(D − 1)/(D + 2)/1000)·‖c‖²",
            5,
            (formulas, key) =>
                Prop.ForAll(
                    Clouds.Any(1, 3, 5, sameSize: true),
                    one =>
                    {
                        var square = one.Scale * one.Scale * one.Dimensions;
                        var sliced = formulas.WassersteinSliced(2, Many, key, one.Cloud(0), one.Map(x => x + one.Scale).Cloud(0));
                        var deviation = square * Math.Sqrt(2.0 * (one.Dimensions - 1) / (one.Dimensions + 2) / Many);
                        return Within(square, one.Dimensions * sliced * sliced, (6 * deviation) + (1e-9 * one.Size * one.Size));
                    }
                )
        ),
    ];

    private static bool SameAfter(Formulas formulas, Key key, double order, Clouds before, Clouds after) =>
        Within(
            formulas.WassersteinSliced(order, Projections, key, before.Cloud(0), before.Cloud(1)),
            formulas.WassersteinSliced(order, Projections, key, after.Cloud(0), after.Cloud(1)),
            1e-7 * after.Size
        );
}
