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

    // A word counts where 2³² mod bound does not cut its interval short; the next word is taken where it does.
    [Fact]
    public void Words_that_would_favour_a_place_are_passed_over()
    {
        const int count = 200_000;
        var key = Key.FromSeed(3);
        var (expected, passed) = (Enumerable.Range(0, count).ToArray(), 0);
        for (var i = count - 1; i > 0; i--)
        {
            var attempt = 0u;
            while ((uint)(Word() * (ulong)(i + 1)) < (1ul << 32) % (ulong)(i + 1))
            {
                attempt++;
                passed++;
            }

            var j = (int)((Word() * (ulong)(i + 1)) >> 32);
            (expected[i], expected[j]) = (expected[j], expected[i]);
            ulong Word() => key.Words((uint)i, attempt / 4)[(int)(attempt % 4)];
        }

        Assert.InRange(passed, 1, 10);
        Assert.Equal(expected, Permutation.Of(key, count));
    }

    // 2¹⁷ divides 2³², so that no word is passed over, a multiple of 2¹⁵ neither.
    [Fact]
    public void A_word_at_the_threshold_counts()
    {
        const int count = 1 << 17;
        var key = Enumerable.Range(0, int.MaxValue).Select(seed => Key.FromSeed((ulong)seed)).First(key => First(key) % (1 << 15) == 0);
        Assert.Equal((int)(First(key) >> 15), Permutation.Of(key, count)[^1]);
        static uint First(Key key) => key.Words(count - 1, 0).Word0;
    }
}
