using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Kernels;

/// <summary>
/// c = a·b (+ a row added to every row), in float32. One kernel serves the forward product, both gradients and single examples:
/// b is packed into panels three vectors wide, a is read through its strides.
/// </summary>
/// <remarks>
/// Every output is one chain of fused multiply-adds in the order of the inner index, whatever tile or lane computes it:
/// results do not depend on the number of lanes or on the batch around an example.
/// </remarks>
internal static class MatrixProduct
{
    private const int TileRows = 4;

    // 512-bit vectors where the machine has them; Vector<float> stays at 256 there unless asked. The width changes no bit.
    private static int PanelWidth => 3 * (Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count);

    /// <summary>Floats of scratch that a product with a b of this size needs.</summary>
    public static int ScratchSize(int inner, int columns) => checked((columns + PanelWidth - 1) / PanelWidth * PanelWidth * inner);

    /// <summary>Computes this lane's share of c = a·b + row, and waits for the other lanes.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="a">[m, k].</param>
    /// <param name="b">[k, n].</param>
    /// <param name="c">[m, n].</param>
    /// <param name="row">[n] added to every row, or empty for none.</param>
    /// <param name="scratch">At least <see cref="ScratchSize"/> floats, shared by all lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Lane lane, MatrixOperand a, MatrixOperand b, Matrix c, ReadOnlySpan<float> row, float[] scratch)
    {
        var inner = b.Rows;
        var width = PanelWidth;
        var panels = (b.Columns + width - 1) / width;
        var (firstPanel, endPanel) = lane.Share(panels);
        for (var panel = firstPanel; panel < endPanel; panel++)
        {
            Pack(b, panel * width, scratch.AsSpan(panel * width * inner, width * inner));
        }

        lane.Sync();

        Span<float> start = stackalloc float[width];
        Span<float> edge = stackalloc float[TileRows * width];
        var tiles = (c.Rows + TileRows - 1) / TileRows;
        var (first, end) = lane.Share(panels * tiles);
        for (var item = first; item < end; item++)
        {
            var column = item / tiles * width;
            var r = item % tiles * TileRows;
            var columns = Math.Min(width, c.Columns - column);
            var rows = Math.Min(TileRows, c.Rows - r);
            start.Clear();
            if (row.Length > 0)
            {
                row.Slice(column, columns).CopyTo(start);
            }

            ref var aTile = ref a.Data[a.Offset + (r * a.RowStride)];
            ref var bPanel = ref scratch[column * inner];
            ref var init = ref MemoryMarshal.GetReference(start);
            if (columns == width && rows == TileRows)
            {
                Tile4(
                    inner,
                    ref aTile,
                    a.RowStride,
                    a.ColumnStride,
                    ref bPanel,
                    ref init,
                    ref c.Data[c.Offset + (r * c.Columns) + column],
                    c.Columns
                );
                continue;
            }

            // At the edges the tile is computed into scratch of full width, by the same chains, and its inner part copied out.
            ref var target = ref MemoryMarshal.GetReference(edge);
            if (rows == TileRows)
            {
                Tile4(inner, ref aTile, a.RowStride, a.ColumnStride, ref bPanel, ref init, ref target, width);
            }
            else
            {
                for (var i = 0; i < rows; i++)
                {
                    Tile1(
                        inner,
                        ref Unsafe.Add(ref aTile, i * a.RowStride),
                        a.ColumnStride,
                        ref bPanel,
                        ref init,
                        ref Unsafe.Add(ref target, i * width)
                    );
                }
            }

            for (var i = 0; i < rows; i++)
            {
                edge.Slice(i * width, columns).CopyTo(c.Row(r + i)[column..]);
            }
        }

        lane.Sync();
    }

    private static void Pack(MatrixOperand b, int column, Span<float> panel)
    {
        var width = PanelWidth;
        var columns = Math.Min(width, b.Columns - column);
        if (columns < width)
        {
            panel.Clear();
        }

        if (b.ColumnStride == 1)
        {
            for (var k = 0; k < b.Rows; k++)
            {
                b.Data.AsSpan(b.Offset + (k * b.RowStride) + column, columns).CopyTo(panel[(k * width)..]);
            }

            return;
        }

        for (var j = 0; j < columns; j++)
        {
            var source = b.Data.AsSpan(b.Offset + ((column + j) * b.ColumnStride), b.Rows);
            for (var k = 0; k < source.Length; k++)
            {
                panel[(k * width) + j] = source[k];
            }
        }
    }

    private static void Tile4(
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
        if (Vector512.IsHardwareAccelerated)
        {
            WideProductTiles.Tile4(inner, ref a, rowStride, columnStride, ref b, ref start, ref c, cStride);
        }
        else
        {
            ProductTiles.Tile4(inner, ref a, rowStride, columnStride, ref b, ref start, ref c, cStride);
        }
    }

    private static void Tile1(int inner, ref float a, nint columnStride, ref float b, ref float start, ref float c)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WideProductTiles.Tile1(inner, ref a, columnStride, ref b, ref start, ref c);
        }
        else
        {
            ProductTiles.Tile1(inner, ref a, columnStride, ref b, ref start, ref c);
        }
    }
}
