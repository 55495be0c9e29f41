using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FunctionalVae;

// The same rounds on sixteen counters at once.
public static partial class Philox
{
    /// <summary>The blocks of sixteen counters, by words; needs AVX-512.</summary>
    internal static (Vector512<uint> W0, Vector512<uint> W1, Vector512<uint> W2, Vector512<uint> W3) Blocks(
        Key key,
        Vector512<uint> c0,
        Vector512<uint> c1,
        Vector512<uint> c2,
        Vector512<uint> c3
    )
    {
        var k0 = (uint)key.Bits;
        var k1 = (uint)(key.Bits >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var (high0, low0) = Product(c0, Multiplier0);
            var (high1, low1) = Product(c2, Multiplier1);
            c0 = high1 ^ c1 ^ Vector512.Create(k0);
            c1 = low1;
            c2 = high0 ^ c3 ^ Vector512.Create(k1);
            c3 = low0;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }

        return (c0, c1, c2, c3);
    }

    // The instruction multiplies every other word.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> High, Vector512<uint> Low) Product(Vector512<uint> words, uint factor)
    {
        var factors = Vector512.Create(factor);
        var even = Avx512F.Multiply(words, factors);
        var odd = Avx512F.Multiply((words.AsUInt64() >>> 32).AsUInt32(), factors);
        var lowHalf = Vector512.Create((ulong)uint.MaxValue);
        return (((even >>> 32) | (odd & ~lowHalf)).AsUInt32(), ((even & lowHalf) | (odd << 32)).AsUInt32());
    }
}
