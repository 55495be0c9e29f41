using System.Numerics;
using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>Tiles of a matrix product with vectors of the machine's usual width: four rows, and up to three vectors side by side.</summary>
/// <remarks>Twelve accumulators, three vectors of b and one of a: the sixteen registers of AVX2, and half of those of ARM.</remarks>
internal static class NarrowProductTiles
{
    private const int Rows = 4;

    /// <inheritdoc cref="ProductTile.Run"/>
    [MethodImpl(Compiled.Alone)]
    public static void Run(int inner, ref float a, in ProductRows rows, ref float b, int width, ref float start, ref float c, int cRow)
    {
        var n = Vector<float>.Count;
        for (var first = 0; first <= rows.Last; first += Rows)
        {
            for (var column = 0; column < width; column += 3 * n)
            {
                ref var bPart = ref Unsafe.Add(ref b, column);
                ref var startPart = ref Unsafe.Add(ref start, column);
                ref var cPart = ref Unsafe.Add(ref c, (first * cRow) + column);
                switch ((width - column) / n)
                {
                    case 1:
                        One(inner, ref a, rows, first, ref bPart, width, ref startPart, ref cPart, cRow);
                        break;
                    case 2:
                        Two(inner, ref a, rows, first, ref bPart, width, ref startPart, ref cPart, cRow);
                        break;
                    default:
                        Three(inner, ref a, rows, first, ref bPart, width, ref startPart, ref cPart, cRow);
                        break;
                }
            }
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Three(
        int inner,
        ref float a,
        in ProductRows rows,
        int first,
        ref float b,
        int width,
        ref float start,
        ref float c,
        int cRow
    )
    {
        nint n = Vector<float>.Count;
        var c00 = Vector.LoadUnsafe(ref start);
        var c01 = Vector.LoadUnsafe(ref Unsafe.Add(ref start, n));
        var c02 = Vector.LoadUnsafe(ref Unsafe.Add(ref start, 2 * n));
        var (c10, c11, c12) = (c00, c01, c02);
        var (c20, c21, c22) = (c00, c01, c02);
        var (c30, c31, c32) = (c00, c01, c02);
        var row = rows.Row;
        nint step = rows.Step;
        for (var left = inner; left > 0; left -= rows.Segment)
        {
            ref var a0 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first, rows.Last)) * row);
            ref var a1 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 1, rows.Last)) * row);
            ref var a2 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 2, rows.Last)) * row);
            ref var a3 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 3, rows.Last)) * row);
            nint at = 0;
            for (var k = Math.Min(left, rows.Segment); k > 0; k--)
            {
                var b0 = Vector.LoadUnsafe(ref b);
                var b1 = Vector.LoadUnsafe(ref Unsafe.Add(ref b, n));
                var b2 = Vector.LoadUnsafe(ref Unsafe.Add(ref b, 2 * n));
                var x = new Vector<float>(Unsafe.Add(ref a0, at));
                c00 = Vector.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector.FusedMultiplyAdd(x, b1, c01);
                c02 = Vector.FusedMultiplyAdd(x, b2, c02);
                x = new Vector<float>(Unsafe.Add(ref a1, at));
                c10 = Vector.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector.FusedMultiplyAdd(x, b1, c11);
                c12 = Vector.FusedMultiplyAdd(x, b2, c12);
                x = new Vector<float>(Unsafe.Add(ref a2, at));
                c20 = Vector.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector.FusedMultiplyAdd(x, b1, c21);
                c22 = Vector.FusedMultiplyAdd(x, b2, c22);
                x = new Vector<float>(Unsafe.Add(ref a3, at));
                c30 = Vector.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector.FusedMultiplyAdd(x, b1, c31);
                c32 = Vector.FusedMultiplyAdd(x, b2, c32);
                at += step;
                b = ref Unsafe.Add(ref b, width);
            }

            a = ref Unsafe.Add(ref a, rows.SegmentStep);
            row = Math.Min(row, Panels.Padded(Math.Max(left - rows.Segment, 1)));
        }

        Store(c00, c01, c02, ref c);
        Store(c10, c11, c12, ref Unsafe.Add(ref c, cRow));
        Store(c20, c21, c22, ref Unsafe.Add(ref c, 2 * cRow));
        Store(c30, c31, c32, ref Unsafe.Add(ref c, 3 * cRow));
    }

    [MethodImpl(Compiled.Alone)]
    private static void Two(
        int inner,
        ref float a,
        in ProductRows rows,
        int first,
        ref float b,
        int width,
        ref float start,
        ref float c,
        int cRow
    )
    {
        nint n = Vector<float>.Count;
        var c00 = Vector.LoadUnsafe(ref start);
        var c01 = Vector.LoadUnsafe(ref Unsafe.Add(ref start, n));
        var (c10, c11) = (c00, c01);
        var (c20, c21) = (c00, c01);
        var (c30, c31) = (c00, c01);
        var row = rows.Row;
        nint step = rows.Step;
        for (var left = inner; left > 0; left -= rows.Segment)
        {
            ref var a0 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first, rows.Last)) * row);
            ref var a1 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 1, rows.Last)) * row);
            ref var a2 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 2, rows.Last)) * row);
            ref var a3 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 3, rows.Last)) * row);
            nint at = 0;
            for (var k = Math.Min(left, rows.Segment); k > 0; k--)
            {
                var b0 = Vector.LoadUnsafe(ref b);
                var b1 = Vector.LoadUnsafe(ref Unsafe.Add(ref b, n));
                var x = new Vector<float>(Unsafe.Add(ref a0, at));
                c00 = Vector.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector.FusedMultiplyAdd(x, b1, c01);
                x = new Vector<float>(Unsafe.Add(ref a1, at));
                c10 = Vector.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector.FusedMultiplyAdd(x, b1, c11);
                x = new Vector<float>(Unsafe.Add(ref a2, at));
                c20 = Vector.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector.FusedMultiplyAdd(x, b1, c21);
                x = new Vector<float>(Unsafe.Add(ref a3, at));
                c30 = Vector.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector.FusedMultiplyAdd(x, b1, c31);
                at += step;
                b = ref Unsafe.Add(ref b, width);
            }

            a = ref Unsafe.Add(ref a, rows.SegmentStep);
            row = Math.Min(row, Panels.Padded(Math.Max(left - rows.Segment, 1)));
        }

        Store(c00, c01, ref c);
        Store(c10, c11, ref Unsafe.Add(ref c, cRow));
        Store(c20, c21, ref Unsafe.Add(ref c, 2 * cRow));
        Store(c30, c31, ref Unsafe.Add(ref c, 3 * cRow));
    }

    [MethodImpl(Compiled.Alone)]
    private static void One(
        int inner,
        ref float a,
        in ProductRows rows,
        int first,
        ref float b,
        int width,
        ref float start,
        ref float c,
        int cRow
    )
    {
        nint n = Vector<float>.Count;
        var c00 = Vector.LoadUnsafe(ref start);
        var c10 = c00;
        var c20 = c00;
        var c30 = c00;
        var row = rows.Row;
        nint step = rows.Step;
        for (var left = inner; left > 0; left -= rows.Segment)
        {
            ref var a0 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first, rows.Last)) * row);
            ref var a1 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 1, rows.Last)) * row);
            ref var a2 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 2, rows.Last)) * row);
            ref var a3 = ref Unsafe.Add(ref a, (rows.First + Math.Min(first + 3, rows.Last)) * row);
            nint at = 0;
            for (var k = Math.Min(left, rows.Segment); k > 0; k--)
            {
                var b0 = Vector.LoadUnsafe(ref b);
                var x = new Vector<float>(Unsafe.Add(ref a0, at));
                c00 = Vector.FusedMultiplyAdd(x, b0, c00);
                x = new Vector<float>(Unsafe.Add(ref a1, at));
                c10 = Vector.FusedMultiplyAdd(x, b0, c10);
                x = new Vector<float>(Unsafe.Add(ref a2, at));
                c20 = Vector.FusedMultiplyAdd(x, b0, c20);
                x = new Vector<float>(Unsafe.Add(ref a3, at));
                c30 = Vector.FusedMultiplyAdd(x, b0, c30);
                at += step;
                b = ref Unsafe.Add(ref b, width);
            }

            a = ref Unsafe.Add(ref a, rows.SegmentStep);
            row = Math.Min(row, Panels.Padded(Math.Max(left - rows.Segment, 1)));
        }

        Store(c00, ref c);
        Store(c10, ref Unsafe.Add(ref c, cRow));
        Store(c20, ref Unsafe.Add(ref c, 2 * cRow));
        Store(c30, ref Unsafe.Add(ref c, 3 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> v0, Vector<float> v1, Vector<float> v2, ref float c)
    {
        nint n = Vector<float>.Count;
        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref Unsafe.Add(ref c, n));
        v2.StoreUnsafe(ref Unsafe.Add(ref c, 2 * n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> v0, Vector<float> v1, ref float c)
    {
        nint n = Vector<float>.Count;
        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref Unsafe.Add(ref c, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> v0, ref float c)
    {
        v0.StoreUnsafe(ref c);
    }
}
