namespace FunctionalVae.Probability.Tests;

/// <summary>Random orders.</summary>
public sealed class PermutationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Every_number_occurs_once(int count) =>
        Assert.Equal(Enumerable.Range(0, count), Permutation.Of(Key.FromSeed(5), count).Order());

    [Fact]
    public void All_orders_of_four_are_equally_likely()
    {
        const int draws = 24_000;
        var counts = Enumerable
            .Range(0, draws)
            .GroupBy(draw => string.Join(' ', Permutation.Of(Key.FromSeed(9).Child((ulong)draw), 4)))
            .Select(group => group.Count())
            .ToList();
        Assert.Equal(24, counts.Count);
        // Chi-square with 23 degrees of freedom: 61.1 is exceeded once in 30,000.
        Assert.True(counts.Sum(count => Math.Pow(count - 1000, 2) / 1000) < 61.1);
    }

    [Fact]
    public void A_negative_count_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Permutation.Of(Key.FromSeed(1), -1));
}
