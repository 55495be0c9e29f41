using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FunctionalVae;

/// <summary>The words of many blocks of <see cref="Philox"/>, the same as one by one.</summary>
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
            for (; blocks.Length >= FewestForVector; block += BlocksOfVector)
            {
                Sixteen(key, Vector512.Create(example), Vector512.Create(block) + Vector512<uint>.Indices, blocks);
                blocks = blocks[Math.Min(blocks.Length, BlocksOfVector)..];
            }
        }

        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = key.Words(example, block + (uint)i);
        }
    }

    /// <summary>Fills <paramref name="words"/> with the first <paramref name="each"/> blocks of each example from <paramref name="example"/> on.</summary>
    public static void FillExamples(Key key, uint example, int each, Span<uint> words)
    {
        var blocks = MemoryMarshal.Cast<uint, PhiloxBlock>(words);
        if (!Avx512F.IsSupported)
        {
            for (var i = 0; i < blocks.Length; i++)
            {
                blocks[i] = key.Words(example + (uint)(i / each), (uint)(i % each));
            }

            return;
        }

        // Which example and which of its blocks each place of the vectors has; 16 places further on both are as much further.
        var end = Vector512.Create((uint)each);
        var (examples, numbers) = (Vector512.Create(example), Vector512<uint>.Indices);
        for (var ended = Vector512.GreaterThanOrEqual(numbers, end); ended != default; ended = Vector512.GreaterThanOrEqual(numbers, end))
        {
            examples -= ended;
            numbers -= ended & end;
        }

        while (!blocks.IsEmpty)
        {
            Sixteen(key, examples, numbers, blocks);
            blocks = blocks[Math.Min(blocks.Length, BlocksOfVector)..];
            examples += Vector512.Create((uint)(BlocksOfVector / each));
            numbers += Vector512.Create((uint)(BlocksOfVector % each));
            var ended = Vector512.GreaterThanOrEqual(numbers, end);
            examples -= ended;
            numbers -= ended & end;
        }
    }

    // As many of the sixteen blocks as there is room for.
    private static void Sixteen(Key key, Vector512<uint> examples, Vector512<uint> numbers, Span<PhiloxBlock> blocks)
    {
        var (w0, w1, w2, w3) = Philox.Blocks(key, examples, numbers, Vector512<uint>.Zero, Vector512<uint>.Zero);
        // From words of blocks to blocks of words: each result has every fourth block.
        var (a, b) = (Avx512F.UnpackLow(w0, w1).AsUInt64(), Avx512F.UnpackLow(w2, w3).AsUInt64());
        var (c, d) = (Avx512F.UnpackHigh(w0, w1).AsUInt64(), Avx512F.UnpackHigh(w2, w3).AsUInt64());
        var four0 = Avx512F.UnpackLow(a, b).AsUInt32();
        var four1 = Avx512F.UnpackHigh(a, b).AsUInt32();
        var four2 = Avx512F.UnpackLow(c, d).AsUInt32();
        var four3 = Avx512F.UnpackHigh(c, d).AsUInt32();
        if (blocks.Length >= BlocksOfVector)
        {
            Sort(four0, four1, four2, four3, ref blocks[0]);
            return;
        }

        Span<PhiloxBlock> sorted = stackalloc PhiloxBlock[BlocksOfVector];
        Sort(four0, four1, four2, four3, ref sorted[0]);
        sorted[..blocks.Length].CopyTo(blocks);
    }

    // Blocks 0 to 3 are the first quarters, and so on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sort(Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d, ref PhiloxBlock first)
    {
        ref var target = ref Unsafe.As<PhiloxBlock, uint>(ref first);
        nuint quarter = BlocksOfVector;
        var (ab, cd) = (Avx512F.Shuffle4x128(a, b, 0b01_00_01_00), Avx512F.Shuffle4x128(c, d, 0b01_00_01_00));
        Avx512F.Shuffle4x128(ab, cd, 0b10_00_10_00).StoreUnsafe(ref target);
        Avx512F.Shuffle4x128(ab, cd, 0b11_01_11_01).StoreUnsafe(ref target, quarter);
        (ab, cd) = (Avx512F.Shuffle4x128(a, b, 0b11_10_11_10), Avx512F.Shuffle4x128(c, d, 0b11_10_11_10));
        Avx512F.Shuffle4x128(ab, cd, 0b10_00_10_00).StoreUnsafe(ref target, 2 * quarter);
        Avx512F.Shuffle4x128(ab, cd, 0b11_01_11_01).StoreUnsafe(ref target, 3 * quarter);
    }
}
