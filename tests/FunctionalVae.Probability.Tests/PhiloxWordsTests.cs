namespace FunctionalVae.Probability.Tests;

/// <summary>Words and draws that are made side by side are those that are made one by one.</summary>
public sealed class PhiloxWordsTests
{
    private static Key Key { get; } = Key.FromSeed(0x1234_5678_9ABC_DEF0);

    [Fact]
    public void Many_blocks_are_the_blocks_one_by_one()
    {
        for (var blocks = 1; blocks <= 40; blocks++)
        {
            foreach (var first in (uint[])[0, 7, uint.MaxValue - 50])
            {
                var words = new uint[4 * blocks];
                PhiloxWords.Fill(Key, 0xFFFF_FFF0, first, words);
                Assert.Equal(Words(0xFFFF_FFF0, first, blocks), words);
            }
        }
    }

    [Fact]
    public void Noise_is_the_quantile_of_each_word()
    {
        for (var width = 1; width <= 150; width++)
        {
            var draws = new float[width];
            StandardNormalNoise.Fill(Key, (uint)width, draws);
            var words = Words((uint)width, 0, (width + 3) / 4)[..width];
            Assert.Equal(words.Select(word => (float)NormalDistribution.Quantile(Uniform.Open(word))), draws);
        }
    }

    [Fact]
    public void Many_examples_are_the_examples_one_by_one()
    {
        for (var width = 1; width <= 70; width++)
        {
            var many = new float[9 * width];
            StandardNormalNoise.FillExamples(Key, uint.MaxValue - 3, width, many);
            var one = new float[9 * width];
            for (var i = 0; i < 9; i++)
            {
                StandardNormalNoise.Fill(Key, unchecked(uint.MaxValue - 3 + (uint)i), one.AsSpan(i * width, width));
            }

            Assert.Equal(one, many);
        }
    }

    [Theory]
    [InlineData(256, 5)]
    [InlineData(257, 2)]
    [InlineData(784, 3)]
    public void Wide_examples_are_the_examples_one_by_one(int width, int count)
    {
        var many = new float[count * width];
        StandardNormalNoise.FillExamples(Key, 8, width, many);
        var one = new float[width];
        for (var i = 0; i < count; i++)
        {
            StandardNormalNoise.Fill(Key, 8 + (uint)i, one);
            Assert.Equal(one, many.AsSpan(i * width, width));
        }
    }

    private static uint[] Words(uint example, uint first, int blocks) =>
        [.. Enumerable.Range(0, blocks).SelectMany(i => Enumerable.Range(0, 4).Select(word => Key.Words(example, first + (uint)i)[word]))];
}
