using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FunctionalVae;

/// <summary>The words of many consecutive blocks of <see cref="Philox"/>, the same as one by one.</summary>
internal static class PhiloxWords
{
    // A vector has one word of each of 16 blocks; with fewer to do, one by one is faster.
    private const int BlocksOfVector = 16;
    private const int FewestForVector = 3;

    /// <summary>Fills <paramref name="words"/> with the blocks of an example from <paramref name="block"/> on, four words each.</summary>
    public static void Fill(Key key, uint example, uint block, Span<uint> words)
    {
        var blocks = MemoryMarshal.Cast<uint, PhiloxBlock>(words);
        if (Avx512F.IsSupported)
        {
            while (blocks.Length >= FewestForVector)
            {
                var count = Math.Min(blocks.Length, BlocksOfVector);
                Sixteen(key, example, block, blocks[..count]);
                blocks = blocks[count..];
                block += (uint)count;
            }
        }

        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = key.Words(example, block + (uint)i);
        }
    }

    private static void Sixteen(Key key, uint example, uint block, Span<PhiloxBlock> blocks)
    {
        var (w0, w1, w2, w3) = Philox.Blocks(
            key,
            Vector512.Create(example),
            Vector512.Create(block) + Vector512<uint>.Indices,
            Vector512<uint>.Zero,
            Vector512<uint>.Zero
        );
        // From words of blocks to blocks of words: each result has every fourth block.
        var (a, b) = (Avx512F.UnpackLow(w0, w1).AsUInt64(), Avx512F.UnpackLow(w2, w3).AsUInt64());
        var (c, d) = (Avx512F.UnpackHigh(w0, w1).AsUInt64(), Avx512F.UnpackHigh(w2, w3).AsUInt64());
        Span<uint> sorted = stackalloc uint[4 * BlocksOfVector];
        Every4(Avx512F.UnpackLow(a, b).AsUInt32(), 0, sorted);
        Every4(Avx512F.UnpackHigh(a, b).AsUInt32(), 1, sorted);
        Every4(Avx512F.UnpackLow(c, d).AsUInt32(), 2, sorted);
        Every4(Avx512F.UnpackHigh(c, d).AsUInt32(), 3, sorted);
        MemoryMarshal.Cast<uint, PhiloxBlock>(sorted)[..blocks.Length].CopyTo(blocks);
    }

    private static void Every4(Vector512<uint> four, int first, Span<uint> sorted)
    {
        four.GetLower().GetLower().CopyTo(sorted[(4 * first)..]);
        four.GetLower().GetUpper().CopyTo(sorted[(4 * (first + 4))..]);
        four.GetUpper().GetLower().CopyTo(sorted[(4 * (first + 8))..]);
        four.GetUpper().GetUpper().CopyTo(sorted[(4 * (first + 12))..]);
    }
}
