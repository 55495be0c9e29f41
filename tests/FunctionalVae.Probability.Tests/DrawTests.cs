namespace FunctionalVae.Probability.Tests;

/// <summary>Which words a draw takes, to the last bit: draws that moved would change every seed's results.</summary>
public sealed class DrawTests
{
    private static readonly Key Seed = Key.FromSeed(17);

    [Fact]
    public void A_child_takes_two_words_of_a_counter_of_its_own()
    {
        var block = Philox.Block(Seed, 2, 1, 0, 0x4B455931);
        Assert.Equal(((ulong)block.Word1 << 32) | block.Word0, Seed.Child((1ul << 32) + 2).Bits);
    }

    [Fact]
    public void A_uniform_draw_takes_the_first_52_bits()
    {
        var small = 0;
        foreach (var key in Enumerable.Range(0, 64).Select(i => Seed.Child((ulong)i)))
        {
            var draw = UniformDistribution.Between(0, 1).Sample(key);
            Assert.Equal((Bits(key.Words(0, 0), 0) + 0.5) / (1ul << 52), draw);
            small += draw < 0.5 ? 1 : 0;
        }

        Assert.InRange(small, 16, 48);
    }

    [Fact]
    public void A_vector_takes_two_draws_a_block()
    {
        var draw = DiagonalNormal.Standard(5).Sample(Seed);
        for (var i = 0; i < 5; i++)
        {
            var bits = Bits(Seed.Words((uint)i / 2, 0), i % 2 * 2);
            Assert.Equal(NormalDistribution.Quantile((bits + 0.5) / (1ul << 52)), draw[i]);
        }
    }

    [Fact]
    public void Noise_takes_a_word_a_draw()
    {
        var noise = new float[7];
        StandardNormalNoise.Fill(Seed, 3, noise);
        for (var i = 0; i < noise.Length; i++)
        {
            Assert.Equal((float)NormalDistribution.Quantile(Uniform.Open(Seed.Words(3, (uint)i / 4)[i % 4])), noise[i]);
        }
    }

    [Fact]
    public void A_word_stands_for_the_centre_of_its_interval()
    {
        Assert.Equal(Math.ScaleB(1, -33), Uniform.Open(0));
        Assert.Equal(1 - Math.ScaleB(1, -33), Uniform.Open(uint.MaxValue));
    }

    // u < P and not u ≤ P: of 2⁵² values, a share of exactly P is below.
    [Fact]
    public void A_draw_of_exactly_the_probability_is_the_other_outcome()
    {
        var (keys, ties) = (Enumerable.Range(0, 100).Select(i => Seed.Child((ulong)i)), 0);
        foreach (var (key, u) in keys.Select(key => (key, UniformDistribution.Between(0, 1).Sample(key))))
        {
            var coin = Bernoulli.FromProbability(u);
            var die = Categorical.FromLogits([Math.Log(u), Math.Log(1 - u)]);
            Assert.True(coin.Mean != u || coin.Sample(key) == 0);
            Assert.True(die.Mean[0] != u || die.Sample(key) == 1);
            ties += coin.Mean == u && die.Mean[0] == u ? 1 : 0;
        }

        Assert.InRange(ties, 1, 100);
    }

    [Fact]
    public void Refusals()
    {
        Refusal.Says("A block has four words, 0 to 3. (Parameter 'index')", () => Seed.Words(0, 0)[4]);
        Refusal.Says(
            "A quantile needs a probability strictly between 0 and 1. (Parameter 'probability')",
            () => NormalDistribution.Quantile(1)
        );
    }

    private static ulong Bits(PhiloxBlock words, int first) => (((ulong)words[first] << 32) | words[first + 1]) >> 12;
}
