using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>Tiles of a matrix product with vectors of 512 bits: eight rows, and a panel of three, two or one of them.</summary>
/// <remarks>
/// The widest has 24 accumulators, three vectors of b and one of a: 28 of the 32 registers, and enough chains to hide the latency of a
/// multiply-add. Every accumulator is a local of its own, because an array of them would live in memory.
/// </remarks>
internal static class WideProductTiles
{
    [MethodImpl(Compiled.Alone)]
    public static void Three(int inner, ref float a, in ProductRows rows, ref float b, ref float start, ref float c, int cRow)
    {
        nint n = Vector512<float>.Count;
        var c00 = Vector512.LoadUnsafe(ref start);
        var c01 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, n));
        var c02 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 2 * n));
        var (c10, c11, c12) = (c00, c01, c02);
        var (c20, c21, c22) = (c00, c01, c02);
        var (c30, c31, c32) = (c00, c01, c02);
        var (c40, c41, c42) = (c00, c01, c02);
        var (c50, c51, c52) = (c00, c01, c02);
        var (c60, c61, c62) = (c00, c01, c02);
        var (c70, c71, c72) = (c00, c01, c02);
        var row = rows.Row;
        nint step = rows.Step;
        for (var left = inner; left > 0; left -= rows.Segment)
        {
            ref var a0 = ref Unsafe.Add(ref a, rows.First * row);
            ref var a1 = ref Unsafe.Add(ref a0, Math.Min(1, rows.Last) * row);
            ref var a2 = ref Unsafe.Add(ref a0, Math.Min(2, rows.Last) * row);
            ref var a3 = ref Unsafe.Add(ref a0, Math.Min(3, rows.Last) * row);
            ref var a4 = ref Unsafe.Add(ref a0, Math.Min(4, rows.Last) * row);
            ref var a5 = ref Unsafe.Add(ref a0, Math.Min(5, rows.Last) * row);
            ref var a6 = ref Unsafe.Add(ref a0, Math.Min(6, rows.Last) * row);
            ref var a7 = ref Unsafe.Add(ref a0, Math.Min(7, rows.Last) * row);
            nint at = 0;
            for (var k = Math.Min(left, rows.Segment); k > 0; k--)
            {
                var b0 = Vector512.LoadUnsafe(ref b);
                var b1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, n));
                var b2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, 2 * n));
                var x = Vector512.Create(Unsafe.Add(ref a0, at));
                c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
                c02 = Vector512.FusedMultiplyAdd(x, b2, c02);
                x = Vector512.Create(Unsafe.Add(ref a1, at));
                c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
                c12 = Vector512.FusedMultiplyAdd(x, b2, c12);
                x = Vector512.Create(Unsafe.Add(ref a2, at));
                c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
                c22 = Vector512.FusedMultiplyAdd(x, b2, c22);
                x = Vector512.Create(Unsafe.Add(ref a3, at));
                c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
                c32 = Vector512.FusedMultiplyAdd(x, b2, c32);
                x = Vector512.Create(Unsafe.Add(ref a4, at));
                c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
                c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
                c42 = Vector512.FusedMultiplyAdd(x, b2, c42);
                x = Vector512.Create(Unsafe.Add(ref a5, at));
                c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
                c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
                c52 = Vector512.FusedMultiplyAdd(x, b2, c52);
                x = Vector512.Create(Unsafe.Add(ref a6, at));
                c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
                c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
                c62 = Vector512.FusedMultiplyAdd(x, b2, c62);
                x = Vector512.Create(Unsafe.Add(ref a7, at));
                c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
                c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
                c72 = Vector512.FusedMultiplyAdd(x, b2, c72);
                at += step;
                b = ref Unsafe.Add(ref b, 3 * n);
            }

            a = ref Unsafe.Add(ref a, rows.SegmentStep);
            row = Math.Min(row, Panels.Padded(Math.Max(left - rows.Segment, 1)));
        }

        Store(c00, c01, c02, ref c);
        Store(c10, c11, c12, ref Unsafe.Add(ref c, cRow));
        Store(c20, c21, c22, ref Unsafe.Add(ref c, 2 * cRow));
        Store(c30, c31, c32, ref Unsafe.Add(ref c, 3 * cRow));
        Store(c40, c41, c42, ref Unsafe.Add(ref c, 4 * cRow));
        Store(c50, c51, c52, ref Unsafe.Add(ref c, 5 * cRow));
        Store(c60, c61, c62, ref Unsafe.Add(ref c, 6 * cRow));
        Store(c70, c71, c72, ref Unsafe.Add(ref c, 7 * cRow));
    }

    [MethodImpl(Compiled.Alone)]
    public static void Two(int inner, ref float a, in ProductRows rows, ref float b, ref float start, ref float c, int cRow)
    {
        nint n = Vector512<float>.Count;
        var c00 = Vector512.LoadUnsafe(ref start);
        var c01 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, n));
        var (c10, c11) = (c00, c01);
        var (c20, c21) = (c00, c01);
        var (c30, c31) = (c00, c01);
        var (c40, c41) = (c00, c01);
        var (c50, c51) = (c00, c01);
        var (c60, c61) = (c00, c01);
        var (c70, c71) = (c00, c01);
        var row = rows.Row;
        nint step = rows.Step;
        for (var left = inner; left > 0; left -= rows.Segment)
        {
            ref var a0 = ref Unsafe.Add(ref a, rows.First * row);
            ref var a1 = ref Unsafe.Add(ref a0, Math.Min(1, rows.Last) * row);
            ref var a2 = ref Unsafe.Add(ref a0, Math.Min(2, rows.Last) * row);
            ref var a3 = ref Unsafe.Add(ref a0, Math.Min(3, rows.Last) * row);
            ref var a4 = ref Unsafe.Add(ref a0, Math.Min(4, rows.Last) * row);
            ref var a5 = ref Unsafe.Add(ref a0, Math.Min(5, rows.Last) * row);
            ref var a6 = ref Unsafe.Add(ref a0, Math.Min(6, rows.Last) * row);
            ref var a7 = ref Unsafe.Add(ref a0, Math.Min(7, rows.Last) * row);
            nint at = 0;
            for (var k = Math.Min(left, rows.Segment); k > 0; k--)
            {
                var b0 = Vector512.LoadUnsafe(ref b);
                var b1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, n));
                var x = Vector512.Create(Unsafe.Add(ref a0, at));
                c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
                x = Vector512.Create(Unsafe.Add(ref a1, at));
                c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
                x = Vector512.Create(Unsafe.Add(ref a2, at));
                c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
                x = Vector512.Create(Unsafe.Add(ref a3, at));
                c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
                x = Vector512.Create(Unsafe.Add(ref a4, at));
                c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
                c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
                x = Vector512.Create(Unsafe.Add(ref a5, at));
                c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
                c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
                x = Vector512.Create(Unsafe.Add(ref a6, at));
                c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
                c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
                x = Vector512.Create(Unsafe.Add(ref a7, at));
                c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
                c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
                at += step;
                b = ref Unsafe.Add(ref b, 2 * n);
            }

            a = ref Unsafe.Add(ref a, rows.SegmentStep);
            row = Math.Min(row, Panels.Padded(Math.Max(left - rows.Segment, 1)));
        }

        Store(c00, c01, ref c);
        Store(c10, c11, ref Unsafe.Add(ref c, cRow));
        Store(c20, c21, ref Unsafe.Add(ref c, 2 * cRow));
        Store(c30, c31, ref Unsafe.Add(ref c, 3 * cRow));
        Store(c40, c41, ref Unsafe.Add(ref c, 4 * cRow));
        Store(c50, c51, ref Unsafe.Add(ref c, 5 * cRow));
        Store(c60, c61, ref Unsafe.Add(ref c, 6 * cRow));
        Store(c70, c71, ref Unsafe.Add(ref c, 7 * cRow));
    }

    [MethodImpl(Compiled.Alone)]
    public static void One(int inner, ref float a, in ProductRows rows, ref float b, ref float start, ref float c, int cRow)
    {
        nint n = Vector512<float>.Count;
        var c00 = Vector512.LoadUnsafe(ref start);
        var c10 = c00;
        var c20 = c00;
        var c30 = c00;
        var c40 = c00;
        var c50 = c00;
        var c60 = c00;
        var c70 = c00;
        var row = rows.Row;
        nint step = rows.Step;
        for (var left = inner; left > 0; left -= rows.Segment)
        {
            ref var a0 = ref Unsafe.Add(ref a, rows.First * row);
            ref var a1 = ref Unsafe.Add(ref a0, Math.Min(1, rows.Last) * row);
            ref var a2 = ref Unsafe.Add(ref a0, Math.Min(2, rows.Last) * row);
            ref var a3 = ref Unsafe.Add(ref a0, Math.Min(3, rows.Last) * row);
            ref var a4 = ref Unsafe.Add(ref a0, Math.Min(4, rows.Last) * row);
            ref var a5 = ref Unsafe.Add(ref a0, Math.Min(5, rows.Last) * row);
            ref var a6 = ref Unsafe.Add(ref a0, Math.Min(6, rows.Last) * row);
            ref var a7 = ref Unsafe.Add(ref a0, Math.Min(7, rows.Last) * row);
            nint at = 0;
            for (var k = Math.Min(left, rows.Segment); k > 0; k--)
            {
                var b0 = Vector512.LoadUnsafe(ref b);
                var x = Vector512.Create(Unsafe.Add(ref a0, at));
                c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
                x = Vector512.Create(Unsafe.Add(ref a1, at));
                c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
                x = Vector512.Create(Unsafe.Add(ref a2, at));
                c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
                x = Vector512.Create(Unsafe.Add(ref a3, at));
                c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
                x = Vector512.Create(Unsafe.Add(ref a4, at));
                c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
                x = Vector512.Create(Unsafe.Add(ref a5, at));
                c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
                x = Vector512.Create(Unsafe.Add(ref a6, at));
                c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
                x = Vector512.Create(Unsafe.Add(ref a7, at));
                c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
                at += step;
                b = ref Unsafe.Add(ref b, n);
            }

            a = ref Unsafe.Add(ref a, rows.SegmentStep);
            row = Math.Min(row, Panels.Padded(Math.Max(left - rows.Segment, 1)));
        }

        Store(c00, ref c);
        Store(c10, ref Unsafe.Add(ref c, cRow));
        Store(c20, ref Unsafe.Add(ref c, 2 * cRow));
        Store(c30, ref Unsafe.Add(ref c, 3 * cRow));
        Store(c40, ref Unsafe.Add(ref c, 4 * cRow));
        Store(c50, ref Unsafe.Add(ref c, 5 * cRow));
        Store(c60, ref Unsafe.Add(ref c, 6 * cRow));
        Store(c70, ref Unsafe.Add(ref c, 7 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, ref float c)
    {
        nint n = Vector512<float>.Count;
        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref Unsafe.Add(ref c, n));
        v2.StoreUnsafe(ref Unsafe.Add(ref c, 2 * n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> v0, Vector512<float> v1, ref float c)
    {
        nint n = Vector512<float>.Count;
        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref Unsafe.Add(ref c, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> v0, ref float c)
    {
        v0.StoreUnsafe(ref c);
    }
}
