namespace FunctionalVae.Probability.Tests;

/// <summary>The two-sample permutation test.</summary>
public sealed class PermutationTestTests
{
    private static readonly RealMatrix Low = PointCloud.OnLine([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]).Points;
    private static readonly RealMatrix High = PointCloud.OnLine([9, 9.1, 9.2, 9.3, 9.4]).Points;

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(9, 0.1)]
    [InlineData(19, 0.05)]
    public void Samples_far_apart_have_the_least_p_value(int permutations, double expected) =>
        Assert.Equal(expected, PermutationTest.PValue(MeansApart, permutations, Key.FromSeed(2), Low, High), 1e-15);

    [Fact]
    public void Ties_count_as_large()
    {
        var same = PointCloud.OnLine([1, 1, 1]).Points;
        Assert.Equal(1, PermutationTest.PValue(MeansApart, 19, Key.FromSeed(2), same, same));
    }

    [Fact]
    public void Every_division_holds_all_points_in_parts_of_the_same_sizes()
    {
        var divisions = new List<string>();
        PermutationTest.PValue(
            (q, p) =>
            {
                Assert.Equal((7, 5), (q.Rows, p.Rows));
                Assert.Equal(Numbers(Low).Concat(Numbers(High)).Order(), Numbers(q).Concat(Numbers(p)).Order());
                divisions.Add(q.ToString());
                return 0;
            },
            5,
            Key.FromSeed(3),
            Low,
            High
        );
        Assert.Equal(Low.ToString(), divisions[0]);
        Assert.Equal(6, divisions.Distinct().Count());
        var order = Permutation.Of(Key.FromSeed(3).Child(0), 12);
        Assert.Equal(RealMatrix.FromRows(order[..7].Select(i => i < 7 ? Low.Row(i) : High.Row(i - 7))).ToString(), divisions[1]);
    }

    [Fact]
    public void Refusals()
    {
        var (key, plane) = (
            Key.FromSeed(1),
            RealMatrix.From(
                new double[,]
                {
                    { 1, 2 },
                }
            )
        );
        Refusal.Says("permutations is 0; it must be 1 at least.", () => PermutationTest.PValue(MeansApart, 0, key, Low, High));
        Refusal.Says("q has 2 dimensions, p has 1; they must agree.", () => PermutationTest.PValue(MeansApart, 1, key, plane, High));
        Refusal.Says(
            "q is 0 × 1; it must have at least one point and one dimension.",
            () => PermutationTest.PValue(MeansApart, 1, key, RealMatrix.From(new double[0, 1]), High)
        );
        Refusal.Says(
            "p[0][0] is NaN; it must be a finite number.",
            () =>
                PermutationTest.PValue(
                    MeansApart,
                    1,
                    key,
                    Low,
                    RealMatrix.From(
                        new[,]
                        {
                            { double.NaN },
                        }
                    )
                )
        );
        Refusal.Says(
            "statistic of two samples is NaN; it must be a number.",
            () => PermutationTest.PValue((_, _) => double.NaN, 1, key, Low, High)
        );
        Refusal.Says(
            "statistic of two samples is NaN; it must be a number.",
            () => PermutationTest.PValue((q, _) => q[0, 0] == 0 ? 1 : double.NaN, 9, key, Low, High)
        );
    }

    private static double MeansApart(RealMatrix q, RealMatrix p) => Math.Abs(Numbers(q).Average() - Numbers(p).Average());

    private static IEnumerable<double> Numbers(RealMatrix points) => Enumerable.Range(0, points.Rows).Select(row => points[row, 0]);
}
