using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// The gradient of one tile of a weight, and a step of Adam on the tile before it, among each other: the square roots and divisions of Adam
/// take as long as the multiply-adds of a small batch, and neither waits for the other. The chains are those of <see cref="ProductTile"/>.
/// </summary>
internal static class WideAdamTile
{
    private const int Vectors = ProductTile.Size / 16;

    /// <summary>Changes the tile that <paramref name="gradient"/> belongs to, then replaces it: gradient = a·b.</summary>
    /// <param name="inner">The number of values summed over.</param>
    /// <param name="a">Eight values side by side for each of them.</param>
    /// <param name="b">The panel, [inner, 48].</param>
    /// <param name="gradient">Before, the gradient of the tile that is changed; after, that of the next.</param>
    /// <param name="w">The tile's weights, updated.</param>
    /// <param name="m">Their first moments, updated.</param>
    /// <param name="v">Their second moments, updated.</param>
    /// <param name="step">The constants of this step.</param>
    [MethodImpl(Compiled.Alone)]
    public static void Run(int inner, ref float a, ref float b, ref float gradient, ref float w, ref float m, ref float v, in AdamStep step)
    {
        nint n = Vector512<float>.Count;
        var (c00, c01, c02) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        var (c10, c11, c12) = (c00, c01, c02);
        var (c20, c21, c22) = (c00, c01, c02);
        var (c30, c31, c32) = (c00, c01, c02);
        var (c40, c41, c42) = (c00, c01, c02);
        var (c50, c51, c52) = (c00, c01, c02);
        var (c60, c61, c62) = (c00, c01, c02);
        var (c70, c71, c72) = (c00, c01, c02);
        // As far apart as the batch allows, so that a division is over when the next begins.
        var apart = inner / Vectors;
        for (nint i = 0; i <= Vectors; i++)
        {
            var count = apart;
            if (i < Vectors)
            {
                AdamKernel.Change<Floats512>(
                    ref Unsafe.Add(ref gradient, i * n),
                    ref Unsafe.Add(ref w, i * n),
                    ref Unsafe.Add(ref m, i * n),
                    ref Unsafe.Add(ref v, i * n),
                    step
                );
            }
            else
            {
                count = inner - (apart * Vectors);
            }

            for (; count > 0; count--)
            {
                var b0 = Vector512.LoadUnsafe(ref b);
                var b1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, n));
                var b2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, 2 * n));
                var x = Vector512.Create(a);
                c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
                c02 = Vector512.FusedMultiplyAdd(x, b2, c02);
                x = Vector512.Create(Unsafe.Add(ref a, 1));
                c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
                c12 = Vector512.FusedMultiplyAdd(x, b2, c12);
                x = Vector512.Create(Unsafe.Add(ref a, 2));
                c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
                c22 = Vector512.FusedMultiplyAdd(x, b2, c22);
                x = Vector512.Create(Unsafe.Add(ref a, 3));
                c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
                c32 = Vector512.FusedMultiplyAdd(x, b2, c32);
                x = Vector512.Create(Unsafe.Add(ref a, 4));
                c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
                c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
                c42 = Vector512.FusedMultiplyAdd(x, b2, c42);
                x = Vector512.Create(Unsafe.Add(ref a, 5));
                c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
                c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
                c52 = Vector512.FusedMultiplyAdd(x, b2, c52);
                x = Vector512.Create(Unsafe.Add(ref a, 6));
                c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
                c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
                c62 = Vector512.FusedMultiplyAdd(x, b2, c62);
                x = Vector512.Create(Unsafe.Add(ref a, 7));
                c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
                c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
                c72 = Vector512.FusedMultiplyAdd(x, b2, c72);
                a = ref Unsafe.Add(ref a, ProductTile.Rows);
                b = ref Unsafe.Add(ref b, Panels.Width);
            }
        }

        Store(c00, c01, c02, ref gradient);
        Store(c10, c11, c12, ref Unsafe.Add(ref gradient, Panels.Width));
        Store(c20, c21, c22, ref Unsafe.Add(ref gradient, 2 * Panels.Width));
        Store(c30, c31, c32, ref Unsafe.Add(ref gradient, 3 * Panels.Width));
        Store(c40, c41, c42, ref Unsafe.Add(ref gradient, 4 * Panels.Width));
        Store(c50, c51, c52, ref Unsafe.Add(ref gradient, 5 * Panels.Width));
        Store(c60, c61, c62, ref Unsafe.Add(ref gradient, 6 * Panels.Width));
        Store(c70, c71, c72, ref Unsafe.Add(ref gradient, 7 * Panels.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, ref float c)
    {
        nint n = Vector512<float>.Count;
        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref Unsafe.Add(ref c, n));
        v2.StoreUnsafe(ref Unsafe.Add(ref c, 2 * n));
    }
}
