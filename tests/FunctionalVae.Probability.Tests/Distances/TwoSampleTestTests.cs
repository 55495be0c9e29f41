namespace FunctionalVae.Probability.Tests;

/// <summary>The permutation test by MMD, and that by nearest neighbours.</summary>
public sealed class TwoSampleTestTests
{
    private static readonly Key Key = Key.FromSeed(8);

    [Fact]
    public void The_permutation_test_by_MMD_is_that_of_its_statistic()
    {
        var (q, p) = (Normals(1, 20, 0.4), Normals(2, 30, 0));
        var kernel = new RbfKernel(1.3);
        var test = MaximumMeanDiscrepancy.Test(kernel, 99, Key, q, p);
        Assert.Equal(MaximumMeanDiscrepancy.Biased(kernel, q, p), test.Statistic, 1e-12);
        Assert.Equal(PermutationTest.PValue((x, y) => MaximumMeanDiscrepancy.Biased(kernel, x, y), 99, Key, q, p), test.PValue, 1e-12);
        Assert.Equal(test.Statistic - test.Null, test.Excess);
        Assert.InRange(test.Null, 0.01, 0.1);
    }

    [Fact]
    public void Neighbours_place_points_that_are_apart()
    {
        var test = NeighbourTest.Of(Key, Normals(1, 40, 9), Normals(2, 40, 0));
        Assert.Equal((1, 0.5), (test.Statistic, test.Null));
        // Forty points, all of them right.
        Assert.Equal(1, test.PValue * Math.Pow(2, 40), 1e-9);
    }

    [Fact]
    public void Neighbours_of_one_distribution_are_right_half_of_the_time()
    {
        const int replications = 400;
        var tests = Enumerable
            .Range(0, replications)
            .Select(i =>
                NeighbourTest.Of(Key.Child((ulong)i), Normals((ulong)(10 + (2 * i)), 30, 0), Normals((ulong)(11 + (2 * i)), 30, 0))
            )
            .ToList();
        Assert.Equal(0.5, tests.Average(test => test.Statistic), 4 * Math.Sqrt(0.25 / 30 / replications));
        foreach (var u in (double[])[0.05, 0.2, 0.5])
        {
            var share = tests.Count(test => test.PValue <= u) / (double)replications;
            Assert.InRange(share, u / 4, u + (4 * Math.Sqrt(u * (1 - u) / replications)));
        }
    }

    [Theory]
    [InlineData(20, 1, 0.8)]
    [InlineData(200, 0.5, 0.5)]
    public void A_p_value_is_the_binomial_tail(int count, double shift, double least)
    {
        var test = NeighbourTest.Of(Key, Normals(1, count, shift), Normals(2, count, 0), neighbours: 3);
        Assert.InRange(test.Statistic, least - 0.15, 1);
        var (n, right) = (count, (int)Math.Round(test.Statistic * count));
        var tail = Enumerable.Range(right, n - right + 1).Sum(k => Math.Exp(LogChoose(n, k) - (n * Math.Log(2))));
        Assert.Equal(tail, test.PValue, 1e-9);
    }

    [Fact]
    public void Refusals()
    {
        var (three, four) = (Normals(1, 3, 0), Normals(2, 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeighbourTest.Of(Key, three, three));
        Assert.ThrowsAny<ArgumentException>(() => NeighbourTest.Of(Key, four, Normals(1, 5, 0)));
        Assert.ThrowsAny<ArgumentException>(() => NeighbourTest.Of(Key, four, four, neighbours: 2));
        Assert.ThrowsAny<ArgumentException>(() => NeighbourTest.Of(Key, four, four, neighbours: 5));
        Assert.ThrowsAny<ArgumentException>(() => MaximumMeanDiscrepancy.Test(new RbfKernel(1), 0, Key, four, four));
    }

    private static double LogChoose(int n, int k) => Enumerable.Range(1, k).Sum(i => Math.Log(n - k + i) - Math.Log(i));

    private static RealMatrix Normals(ulong site, int count, double shift) =>
        RealMatrix.FromRows(
            Sampling
                .Draws(DiagonalNormal.Standard(2), Key.FromSeed(500).Child(site), count)
                .Select(row => RealVector.From(row.Select(value => value + shift)))
        );
}
