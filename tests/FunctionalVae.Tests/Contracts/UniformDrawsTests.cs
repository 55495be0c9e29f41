namespace FunctionalVae.Tests.Model;

/// <summary>Binarisation and dropout by key, against their definition draw by draw.</summary>
public sealed class UniformDrawsTests
{
    [Fact]
    public void Each_value_is_decided_by_its_own_word()
    {
        var key = Key.FromSeed(9);
        foreach (var width in (int[])[1, 3, 8, 63, 64, 255, 256, 257, 784])
        {
            float[] bounds = [.. Enumerable.Range(0, width).Select(i => i % 11 / 10f)];
            var binary = new float[width];
            Binarizer.Write(Binarization.Dynamic, key, 5, bounds, binary);
            var expected = bounds.Select((bound, i) => Uniform.Open(key.Words(5, (uint)i / 4)[i % 4]) < bound ? 1f : 0f);
            Assert.Equal(expected, binary);
        }
    }

    [Fact]
    public void A_bound_beside_the_draw_is_compared_exactly()
    {
        var key = Key.FromSeed(10);
        double[] draws = [.. Enumerable.Range(0, 1000).Select(i => Uniform.Open(key.Words(0, (uint)i / 4)[i % 4]))];
        foreach (var factor in (float[])[1 - 6e-8f, 1, 1 + 1.2e-7f])
        {
            float[] bounds = [.. draws.Select(draw => (float)draw * factor)];
            var binary = new float[1000];
            Binarizer.Write(Binarization.Dynamic, key, 0, bounds, binary);
            Assert.Equal(draws.Zip(bounds, (draw, bound) => draw < bound ? 1f : 0f), binary);
        }
    }

    [Fact]
    public void A_mask_keeps_what_its_word_keeps()
    {
        var key = Key.FromSeed(9);
        var mask = new float[300];
        DropoutMask.Write(key, 2, 0.25, mask);
        var expected = Enumerable.Range(0, 300).Select(i => Uniform.Open(key.Words(2, (uint)i / 4)[i % 4]) < 0.25 ? 0f : 4f / 3);
        Assert.Equal(expected, mask);
    }
}
