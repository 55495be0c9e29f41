using FunctionalVae.Reports;

namespace FunctionalVae.App.Tests;

/// <summary>A column's values in the data beside those that a model draws.</summary>
public sealed class ColumnSharesTests
{
    [Fact]
    public void What_is_by_chance_is_the_mean_distance_of_draws_of_one_distribution()
    {
        const int Few = 100;
        const int Many = 2000;
        var found = Enumerable
            .Range(0, 40)
            .Select(i => ColumnShares.Of(new("x", Values(Few, 2 * i), Values(Many, (2 * i) + 1), null), hasRows: true))
            .ToList();
        var chance = found.Average(shares => shares.Chance);
        Assert.Equal(chance, found.Average(shares => shares.Distance), 0.015);
        Assert.InRange(chance, 0.15, 0.22);
    }

    [Fact]
    public void Chance_is_the_mean_of_a_normal_difference_of_shares()
    {
        var shares = new ColumnShares(new Distribution("x", [0.5, 0.5], [0.5, 0.5]), 100, 400);
        Assert.Equal(0, shares.Distance);
        Assert.Equal(Math.Sqrt(2 / Math.PI * 0.25 * (0.01 + 0.0025)), shares.Chance, 1e-12);
        // What is missing says nothing.
        Assert.Equal(0, (shares with { Real = 0 }).Chance);
    }

    [Fact]
    public void Without_rows_levels_of_few_rows_are_taken_together()
    {
        double?[] real = [.. Enumerable.Repeat<double?>(0, 90), .. Enumerable.Repeat<double?>(1, 5), 2, 2, 2, 2, 3];
        var column = new ColumnValues("x", real, real, ["a", "b", "rare", "single"]);
        Assert.Equal(["a", "b", "2 others"], ColumnShares.Of(column, hasRows: false).Distribution.Levels!);
        Assert.Equal(0.05, ColumnShares.Of(column, hasRows: false).Distribution.First[^1], 1e-12);
        Assert.Equal(["a", "b", "rare", "single"], ColumnShares.Of(column, hasRows: true).Distribution.Levels!);
        double?[] four = [.. real.SkipLast(1)];
        Assert.Equal(["a", "b", "1 other"], ColumnShares.Of(new("x", four, four, ["a", "b", "rare"]), hasRows: false).Distribution.Levels!);
        // The values of numbers that have few are levels too.
        Assert.Equal(["0", "1", "2 others"], ColumnShares.Of(column with { Levels = null }, hasRows: false).Distribution.Levels!);
        Assert.Equal(["0", "1", "2", "3"], ColumnShares.Of(column with { Levels = null }, hasRows: true).Distribution.Levels!);
    }

    [Fact]
    public void Without_rows_the_edges_are_round_and_further_out()
    {
        double?[] real = [.. Enumerable.Range(0, 60).Select(i => (double?)(17.123 + (i * 1.0413)))];
        var column = new ColumnValues("x", real, real, null);
        var exact = ColumnShares.Of(column, hasRows: true).Distribution;
        Assert.Equal((17.123, 17.123 + (59 * 1.0413)), (exact.Low, exact.High));
        var round = ColumnShares.Of(column, hasRows: false).Distribution;
        Assert.Equal((16.0, 80.0), (round.Low, round.High));
        Assert.Equal(1, round.First.Sum(), 1e-12);
    }

    [Fact]
    public void Many_levels_leave_room_for_the_others()
    {
        double?[] real = [.. Enumerable.Range(0, 130).Select(i => (double?)(i % 13))];
        string[] names = [.. Enumerable.Range(0, 13).Select(i => $"l{i}")];
        foreach (var hasRows in (bool[])[true, false])
        {
            var shares = ColumnShares.Of(new("x", real, real, names), hasRows).Distribution;
            Assert.Equal([.. names.Take(9), "4 others"], shares.Levels!);
            Assert.Equal(1, shares.First.Sum(), 1e-12);
        }
    }

    private static double?[] Values(int count, int seed)
    {
        var values = new float[count];
        StandardNormalNoise.Fill(Key.FromSeed(11).Child((ulong)seed), 0, values);
        return [.. values.Select(value => (double?)value)];
    }
}
