namespace FunctionalVae.Reports.Tests;

public sealed class AxisTests
{
    [Theory]
    [InlineData(-3.2, 3.2, 6, "−3 −2 −1 0 1 2 3")]
    [InlineData(0.05, 0.95, 5, "0.2 0.4 0.6 0.8")]
    [InlineData(-0.012, 0.011, 4, "−0.010 −0.005 0 0.005 0.010")]
    [InlineData(12, 480, 5, "100 200 300 400")]
    [InlineData(-260000, 260000, 3, "−2e5 0 2e5")]
    [InlineData(1e-6, 9e-6, 4, "2e−6 4e−6 6e−6 8e−6")]
    public void Ticks_are_round_numbers(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join(" ", Ticks.Between(low, high, count).Texts));

    [Fact]
    public void Ticks_are_equal_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new("fi-FI");
            Assert.Equal("−0.5 0 0.5", string.Join(" ", Ticks.Between(-0.7, 0.7, 3).Texts));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_range_holds_all_values_with_a_margin()
    {
        var range = PlotRange.Of([2, -1, 1]);

        Assert.Equal((-1.12, 2.12), (Math.Round(range.Low, 6), Math.Round(range.High, 6)));
    }

    [Fact]
    public void A_few_far_values_do_not_squeeze_the_rest()
    {
        var range = PlotRange.Of([.. Enumerable.Range(0, 1000).Select(i => i / 1000.0), 1e6]);

        Assert.InRange(range.High, 0.99, 1.2);
    }

    [Fact]
    public void One_value_or_none_still_has_a_range()
    {
        Assert.Equal(new PlotRange(-1, 1), PlotRange.Of([]));
        Assert.True(PlotRange.Of([3, 3]).Contains(3));
        Assert.True(PlotRange.Of([1e30]).Length > 1e29);
    }
}
