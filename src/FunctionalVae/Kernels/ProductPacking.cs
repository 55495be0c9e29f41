using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Kernels;

/// <summary>Brings row-major activations into the order in which the products of the way back read them.</summary>
internal static class ProductPacking
{
    /// <summary>Floats of <see cref="Interleave"/>'s target.</summary>
    public static long InterleavedSize(int rows, int columns) => (long)BlocksOf(columns) * ProductTile.Rows * rows;

    /// <summary>The blocks of eight that many columns make.</summary>
    public static int BlocksOf(int columns) => (columns + ProductTile.Rows - 1) / ProductTile.Rows;

    /// <summary>target [n/8, B, 8]: this lane's share of the matrix [B, n], eight columns at a time; columns that are missing are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(Lane lane, Matrix matrix, float[] target)
    {
        var (from, to) = lane.Share(BlocksOf(matrix.Columns));
        for (var block = from; block < to; block++)
        {
            var column = block * ProductTile.Rows;
            var columns = Math.Min(ProductTile.Rows, matrix.Columns - column);
            var part = target.AsSpan(column * matrix.Rows, ProductTile.Rows * matrix.Rows);
            if (columns == ProductTile.Rows)
            {
                ref var source = ref matrix.Data[matrix.Offset + column];
                ref var to8 = ref part[0];
                for (var row = 0; row < matrix.Rows; row++)
                {
                    Vector256
                        .LoadUnsafe(ref Unsafe.Add(ref source, row * matrix.Columns))
                        .StoreUnsafe(ref Unsafe.Add(ref to8, row * ProductTile.Rows));
                }

                continue;
            }

            part.Clear();
            for (var row = 0; row < matrix.Rows; row++)
            {
                matrix.Row(row)[column..].CopyTo(part[(row * ProductTile.Rows)..]);
            }
        }
    }

    /// <summary>Panel <paramref name="panel"/> of the matrix [B, n] as [B, width]; columns that are missing are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel(Matrix matrix, int panel, float[] target)
    {
        var column = panel * Panels.Width;
        var width = Panels.WidthOf(panel, matrix.Columns);
        var columns = Math.Min(width, matrix.Columns - column);
        if (columns < width)
        {
            target.AsSpan(0, width * matrix.Rows).Clear();
        }

        for (var row = 0; row < matrix.Rows; row++)
        {
            matrix.Row(row).Slice(column, columns).CopyTo(target.AsSpan(row * width));
        }
    }

    /// <summary>target: this lane's share of the transposed matrix [n, B] in panels of 48 examples; examples that are missing are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(Lane lane, Matrix matrix, float[] target)
    {
        const int Side = Transposition.Side;
        var blocks = BlocksOf(matrix.Columns);
        var (from, to) = lane.Share(blocks * Panels.CountOf(matrix.Rows));
        for (var item = from; item < to; item++)
        {
            var panel = item / blocks;
            var column = item % blocks * Side;
            var columns = Math.Min(Side, matrix.Columns - column);
            var first = panel * Panels.Width;
            var width = Panels.WidthOf(panel, matrix.Rows);
            var part = target.AsSpan((first * matrix.Columns) + (column * width), columns * width);
            if (matrix.Rows - first < width)
            {
                part.Clear();
            }

            for (var row = 0; row < Math.Min(width, matrix.Rows - first); row += Side)
            {
                ref var source = ref matrix.Data[matrix.Offset + ((first + row) * matrix.Columns) + column];
                var rows = Math.Min(Side, matrix.Rows - first - row);
                if (rows == Side && columns == Side)
                {
                    Transposition.Block(ref source, matrix.Columns, ref part[row], width);
                }
                else
                {
                    Transposition.Part(ref source, matrix.Columns, rows, columns, ref part[row], width);
                }
            }
        }
    }
}
