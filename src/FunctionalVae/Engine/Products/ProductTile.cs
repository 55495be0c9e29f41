using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// One tile of a matrix product: eight rows of the left factor with one panel of the right. All products of the engine are made of it,
/// forward and backward.
/// </summary>
/// <remarks>
/// Every output is one chain of fused multiply-adds from its start on, in the order of the inner index, whatever the width of vectors and
/// whichever tile or lane computes it: results do not depend on the machine, on the number of lanes, or on the batch around an example.
/// </remarks>
internal static class ProductTile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 8;

    /// <summary>Floats of a tile.</summary>
    public const int Size = Rows * Panels.Width;

    /// <summary>
    /// The tiles whose rows are gone through with all panels before the next: half a megabyte of rows, so that beside a panel they stay in the
    /// second cache.
    /// </summary>
    /// <param name="inner">The number of values summed over.</param>
    public static int MostAtOnce(int inner) => Math.Max(1, (1 << 17) / (Rows * inner));

    /// <summary>c = start + a·b for all eight rows and the whole width of the panel, padding included.</summary>
    /// <param name="inner">The number of values summed over.</param>
    /// <param name="a">The left factor's first value.</param>
    /// <param name="rows">Where its others lie.</param>
    /// <param name="b">The panel, [inner, width].</param>
    /// <param name="width">The panel's width: 16, 32 or 48.</param>
    /// <param name="start">[width], where the sums of each row begin.</param>
    /// <param name="c">The first output.</param>
    /// <param name="cRow">From a row of outputs to the next.</param>
    [MethodImpl(Compiled.Alone)]
    public static void Run(int inner, ref float a, in ProductRows rows, ref float b, int width, ref float start, ref float c, int cRow)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            NarrowProductTiles.Run(inner, ref a, rows, ref b, width, ref start, ref c, cRow);
        }
        else if (width == Panels.Width)
        {
            WideProductTiles.Three(inner, ref a, rows, ref b, ref start, ref c, cRow);
        }
        else if (width == 2 * Vector512<float>.Count)
        {
            WideProductTiles.Two(inner, ref a, rows, ref b, ref start, ref c, cRow);
        }
        else
        {
            WideProductTiles.One(inner, ref a, rows, ref b, ref start, ref c, cRow);
        }
    }
}
