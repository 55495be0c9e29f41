using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Parameters in the engine's order and back.</summary>
public sealed class ParameterPlacesTests
{
    private static ParameterPlaces Places { get; } =
        new([new("w", new([3, 50]), 0, 0, 1), new("b", new([50]), 150, 0, 1), new("v", new([50, 3]), 200, 0, 1)]);

    [Fact]
    public void Packed_and_unpacked_values_are_the_same()
    {
        float[] values = [.. Enumerable.Range(1, 350).Select(i => (float)i)];
        Assert.Equal(values, Places.Unpack(Places.Pack(values)));
    }

    [Fact]
    public void Panels_of_48_outputs_follow_each_other_and_padding_is_zero()
    {
        var packed = Places.Pack([.. Enumerable.Range(1, 350).Select(i => (float)i)]);
        // Row 1 of the first panel, the second panel's row 0 with its padding, and the bias behind three rows of 64.
        Assert.Equal(51, packed[48]);
        Assert.Equal([49, 50, 0, 0], packed[(3 * 48)..((3 * 48) + 4)]);
        Assert.Equal([99, 100, 0], packed[((3 * 48) + 16)..((3 * 48) + 19)]);
        Assert.Equal(151, packed[3 * 64]);
        Assert.Equal((3 * 64) + 64 + (50 * 16), Places.Size);
        Assert.Equal(350, packed.Count(value => value != 0));
    }

    [Fact]
    public void More_than_one_array_holds_is_refused_in_words()
    {
        var problem = Assert.Throws<ArgumentException>(() =>
            new ParameterPlaces([new("likelihood.weight", new([200_000_000, 1]), 0, 0, 1)])
        );
        Assert.Contains("likelihood.weight need 3200000000 values", problem.Message);
    }
}
