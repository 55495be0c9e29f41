using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FunctionalVae.Engine;

/// <summary>Copies blocks of eight by eight floats with rows and columns exchanged.</summary>
internal static class Transposition
{
    /// <summary>The side of a block.</summary>
    public const int Side = 8;

    /// <summary>target[j·targetRow + i] = source[i·sourceRow + j] for i and j below 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block(ref float source, nint sourceRow, ref float target, nint targetRow)
    {
        if (Avx.IsSupported)
        {
            Exchange(ref source, sourceRow, ref target, targetRow);
        }
        else
        {
            Part(ref source, sourceRow, Side, Side, ref target, targetRow);
        }
    }

    /// <summary>target[j·targetRow + i] = source[i·sourceRow + j] for the i below <paramref name="rows"/> and j below <paramref name="columns"/>.</summary>
    public static void Part(ref float source, nint sourceRow, int rows, int columns, ref float target, nint targetRow)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                Unsafe.Add(ref target, (j * targetRow) + i) = Unsafe.Add(ref source, (i * sourceRow) + j);
            }
        }
    }

    // In three rounds: pairs of values, pairs of pairs, halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(ref float source, nint row, ref float target, nint targetRow)
    {
        var (a0, a1) = Pairs(Load(ref source, 0, row), Load(ref source, 1, row));
        var (a2, a3) = Pairs(Load(ref source, 2, row), Load(ref source, 3, row));
        var (a4, a5) = Pairs(Load(ref source, 4, row), Load(ref source, 5, row));
        var (a6, a7) = Pairs(Load(ref source, 6, row), Load(ref source, 7, row));
        Halves(Avx.Shuffle(a0, a2, 0x44), Avx.Shuffle(a4, a6, 0x44), 0, ref target, targetRow);
        Halves(Avx.Shuffle(a0, a2, 0xEE), Avx.Shuffle(a4, a6, 0xEE), 1, ref target, targetRow);
        Halves(Avx.Shuffle(a1, a3, 0x44), Avx.Shuffle(a5, a7, 0x44), 2, ref target, targetRow);
        Halves(Avx.Shuffle(a1, a3, 0xEE), Avx.Shuffle(a5, a7, 0xEE), 3, ref target, targetRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float source, int i, nint row) => Vector256.LoadUnsafe(ref Unsafe.Add(ref source, i * row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Pairs(Vector256<float> a, Vector256<float> b) =>
        (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));

    // Columns j and j + 4: the low halves of both, and the high halves of both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(Vector256<float> first, Vector256<float> second, int j, ref float target, nint row)
    {
        Avx.Permute2x128(first, second, 0x20).StoreUnsafe(ref Unsafe.Add(ref target, j * row));
        Avx.Permute2x128(first, second, 0x31).StoreUnsafe(ref Unsafe.Add(ref target, (j + 4) * row));
    }
}
