namespace FunctionalVae.Probability.Tests;

/// <summary>Philox4x32-10 against the known answers that its authors publish with Random123 (kat_vectors), and keys against their purpose.</summary>
public sealed class PhiloxTests
{
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffu,
        0xffffffffu,
        0xffffffffu,
        0xffffffffu,
        0xfffffffffffffffful,
        0x408f276du,
        0x41c83b0eu,
        0xa20bc7c6u,
        0x6d5451fdu
    )]
    [InlineData(
        0x243f6a88u,
        0x85a308d3u,
        0x13198a2eu,
        0x03707344u,
        0x299f31d0a4093822ul,
        0xd16cfe09u,
        0x94fdccebu,
        0x5001e420u,
        0x24126ea1u
    )]
    public void Known_answers(uint c0, uint c1, uint c2, uint c3, ulong key, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal(new PhiloxBlock(w0, w1, w2, w3), Philox.Block(new Key(key), c0, c1, c2, c3));

    [Fact]
    public void Children_differ_from_each_other_and_from_draws()
    {
        var key = Key.FromSeed(1);
        var bits = Enumerable.Range(0, 10_000).Select(i => key.Child((ulong)i).Bits).ToList();
        Assert.Equal(bits.Count, bits.Distinct().Count());
        var words = key.Words(0, 0);
        Assert.NotEqual(((ulong)words.Word1 << 32) | words.Word0, key.Child(0).Bits);
        Assert.Equal(key.Child(7), Key.FromSeed(1).Child(7));
        Assert.NotEqual(key.Child(7), Key.FromSeed(2).Child(7));
    }

    [Fact]
    public void A_large_child_index_counts_in_full() => Assert.NotEqual(Key.FromSeed(1).Child(1), Key.FromSeed(1).Child(1 + (1ul << 32)));
}
