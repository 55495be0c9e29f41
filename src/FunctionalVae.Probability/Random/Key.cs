namespace FunctionalVae;

/// <summary>
/// The only source of randomness: an immutable value from which draws and further keys are computed.
/// The same key gives the same draws on every platform, at any thread count and in any order.
/// </summary>
/// <param name="Bits">The 64 bits that choose a <see cref="Philox"/> bijection.</param>
public readonly record struct Key(ulong Bits)
{
    /// <summary>The key of a seed.</summary>
    public static Key FromSeed(ulong seed) => new(seed);

    /// <summary>An independent key for purpose, step or example <paramref name="index"/>; equal indices give equal keys.</summary>
    public Key Child(ulong index)
    {
        // The last counter word is a tag of its own, so that a child key never repeats the words of a draw.
        var block = Philox.Block(this, (uint)index, (uint)(index >> 32), 0, ChildTag);
        return new(((ulong)block.Word1 << 32) | block.Word0);
    }

    /// <summary>The words for draw block <paramref name="block"/> of example <paramref name="example"/>.</summary>
    public PhiloxBlock Words(uint example, uint block) => Philox.Block(this, example, block, 0, DrawTag);

    private const uint DrawTag = 0;
    private const uint ChildTag = 0x4B455931;
}
