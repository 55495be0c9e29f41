using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Adam among the multiply-adds of the next tile is Adam after each tile, bit for bit.</summary>
public sealed class AdamTilesTests
{
    // A tile has 24 vectors to change: with fewer, as many and more examples, and a last tile of one row, five or all eight.
    [Theory]
    [InlineData(1, 8)]
    [InlineData(23, 17)]
    [InlineData(24, 24)]
    [InlineData(25, 29)]
    [InlineData(47, 40)]
    [InlineData(100, 37)]
    public void Tiles_in_a_row_have_the_bits_of_tiles_one_by_one(int examples, int inputs)
    {
        var weight = new Panels(Values(inputs * 96, 1), 0, inputs, 96);
        var tiles = new WeightTiles(
            Values(ProductPacking.BlocksOf(inputs) * 8 * examples, 2),
            Values(examples * 96, 3),
            examples,
            weight,
            panel: 1,
            new float[ProductTile.Size],
            new float[Panels.Width]
        )
        {
            From = 0,
            To = ProductPacking.BlocksOf(inputs),
        };
        var step = AdamStep.At(new AdamW(), 1e-3, 5);
        float[][] together = [Values(inputs * 96, 1), Values(inputs * 96, 4), Squares(inputs * 96)];
        float[][] apart = [.. together.Select(values => values.ToArray())];
        AdamTiles.Run(tiles, together[0], together[1], together[2], step);
        for (var tile = tiles.From; tile < tiles.To; tile++)
        {
            var gradient = tiles.Gradient(tile);
            var (at, count) = (tiles.Offset(tile), gradient.Length);
            AdamKernel.Update(gradient, apart[0].AsSpan(at, count), apart[1].AsSpan(at, count), apart[2].AsSpan(at, count), step);
        }

        Assert.Equal(apart, together);
        Assert.NotEqual(weight.Data, together[0]);
        Assert.Equal(weight.Data[..(inputs * 48)], together[0][..(inputs * 48)]);
    }

    [Fact]
    public void Moments_that_fade_away_end_before_they_are_subnormal()
    {
        var least = (float)Math.ScaleB(1, -116);
        float[] moments = [1, -1, least, -least, MathF.BitDecrement(least), -1e-36f, float.Epsilon, 0, float.NaN, .. new float[40], 1e-38f];
        using var team = new ThreadTeam(1);
        team.Run(lane => MomentFloor.Apply(lane, moments));
        Assert.Equal([1, -1, least, -least, 0, 0, 0, 0, float.NaN, .. new float[40], 0], moments);
        Assert.True(least * Math.Pow(0.9, MomentFloor.Period) > Math.ScaleB(1, -126));
    }

    private static float[] Values(int count, ulong seed) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => (float)NormalDistribution.Quantile(Uniform.Open(Key.FromSeed(seed).Words((uint)i, 0).Word0))),
        ];

    private static float[] Squares(int count) => [.. Values(count, 5).Select(value => value * value)];
}
