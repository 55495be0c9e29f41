using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// One row with four panels at once, for single examples: a tile of eight rows would do the work eight times, and one panel alone has too few
/// chains to hide the latency of a multiply-add. The chains are those of <see cref="ProductTile"/>.
/// </summary>
internal static class WideProductRow
{
    /// <summary>Panels of one run.</summary>
    public const int Group = 4;

    /// <summary>c = start + a·b for four panels of full width.</summary>
    /// <param name="inner">The number of values summed over.</param>
    /// <param name="a">The row.</param>
    /// <param name="b">The first panel, [inner, 48]; the others follow.</param>
    /// <param name="start">[192], where the sums begin.</param>
    /// <param name="c">[192], the outputs.</param>
    [MethodImpl(Compiled.Alone)]
    public static void Run(int inner, ref float a, ref float b, ref float start, ref float c)
    {
        nint n = Vector512<float>.Count;
        var c00 = Vector512.LoadUnsafe(ref start);
        var c01 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, n));
        var c02 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 2 * n));
        var c10 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 3 * n));
        var c11 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 4 * n));
        var c12 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 5 * n));
        var c20 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 6 * n));
        var c21 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 7 * n));
        var c22 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 8 * n));
        var c30 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 9 * n));
        var c31 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 10 * n));
        var c32 = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, 11 * n));
        nint panel = (nint)inner * Panels.Width;
        ref var b1 = ref Unsafe.Add(ref b, panel);
        ref var b2 = ref Unsafe.Add(ref b, 2 * panel);
        ref var b3 = ref Unsafe.Add(ref b, 3 * panel);
        nint at = 0;
        for (nint k = 0; k < inner; k++)
        {
            var x = Vector512.Create(Unsafe.Add(ref a, k));
            c00 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b, at)), c00);
            c01 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b, at + n)), c01);
            c02 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b, at + (2 * n))), c02);
            c10 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b1, at)), c10);
            c11 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b1, at + n)), c11);
            c12 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b1, at + (2 * n))), c12);
            c20 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b2, at)), c20);
            c21 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b2, at + n)), c21);
            c22 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b2, at + (2 * n))), c22);
            c30 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b3, at)), c30);
            c31 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b3, at + n)), c31);
            c32 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref Unsafe.Add(ref b3, at + (2 * n))), c32);
            at += Panels.Width;
        }

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref Unsafe.Add(ref c, n));
        c02.StoreUnsafe(ref Unsafe.Add(ref c, 2 * n));
        c10.StoreUnsafe(ref Unsafe.Add(ref c, 3 * n));
        c11.StoreUnsafe(ref Unsafe.Add(ref c, 4 * n));
        c12.StoreUnsafe(ref Unsafe.Add(ref c, 5 * n));
        c20.StoreUnsafe(ref Unsafe.Add(ref c, 6 * n));
        c21.StoreUnsafe(ref Unsafe.Add(ref c, 7 * n));
        c22.StoreUnsafe(ref Unsafe.Add(ref c, 8 * n));
        c30.StoreUnsafe(ref Unsafe.Add(ref c, 9 * n));
        c31.StoreUnsafe(ref Unsafe.Add(ref c, 10 * n));
        c32.StoreUnsafe(ref Unsafe.Add(ref c, 11 * n));
    }
}
