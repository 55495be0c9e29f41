using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Kernels;

/// <summary>Tiles of a matrix product, three vectors of 512 bits wide.</summary>
internal static class WideProductTiles
{
    // The same chains as in ProductTiles, so the same bits: the width decides only how many run side by side.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile4(
        int inner,
        ref float a,
        nint rowStride,
        nint columnStride,
        ref float b,
        ref float start,
        ref float c,
        nint cStride
    )
    {
        nint n = Vector512<float>.Count;
        var c00 = Vector512.LoadUnsafe(ref start);
        var c01 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, n));
        var c02 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 2 * n));
        var (c10, c11, c12) = (c00, c01, c02);
        var (c20, c21, c22) = (c00, c01, c02);
        var (c30, c31, c32) = (c00, c01, c02);
        ref var a1 = ref Unsafe.Add(ref a, rowStride);
        ref var a2 = ref Unsafe.Add(ref a1, rowStride);
        ref var a3 = ref Unsafe.Add(ref a2, rowStride);
        nint at = 0;
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref b);
            var b1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, n));
            var b2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, 2 * n));
            var x = Vector512.Create(Unsafe.Add(ref a, at));
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
            at += columnStride;
            b = ref Unsafe.Add(ref b, 3 * n);
        }

        Store3(c00, c01, c02, ref c);
        Store3(c10, c11, c12, ref Unsafe.Add(ref c, cStride));
        Store3(c20, c21, c22, ref Unsafe.Add(ref c, 2 * cStride));
        Store3(c30, c31, c32, ref Unsafe.Add(ref c, 3 * cStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile1(int inner, ref float a, nint columnStride, ref float b, ref float start, ref float c)
    {
        nint n = Vector512<float>.Count;
        var c0 = Vector512.LoadUnsafe(ref start);
        var c1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, n));
        var c2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 2 * n));
        for (var k = 0; k < inner; k++)
        {
            var x = Vector512.Create(a);
            c0 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b), c0);
            c1 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b, n)), c1);
            c2 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b, 2 * n)), c2);
            a = ref Unsafe.Add(ref a, columnStride);
            b = ref Unsafe.Add(ref b, 3 * n);
        }

        Store3(c0, c1, c2, ref c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store3(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, ref float c)
    {
        nint n = Vector512<float>.Count;
        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref Unsafe.Add(ref c, n));
        v2.StoreUnsafe(ref Unsafe.Add(ref c, 2 * n));
    }
}
