using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>Brings row-major activations into the order in which the products of the way back read them.</summary>
internal static class ProductPacking
{
    private const int RowsAtOnce = 32;

    /// <summary>Floats of <see cref="Interleave"/>'s target.</summary>
    public static long InterleavedSize(int rows, int columns) => (long)BlocksOf(columns) * ProductTile.Rows * rows;

    /// <summary>The blocks of eight that many columns make.</summary>
    public static int BlocksOf(int columns) => (columns + ProductTile.Rows - 1) / ProductTile.Rows;

    /// <summary>target [n/8, B, 8]: this lane's share of the matrix [B, n], eight columns at a time; columns that are missing are 0.</summary>
    [MethodImpl(Compiled.Alone)]
    public static void Interleave(Lane lane, Matrix matrix, float[] target)
    {
        const int Side = ProductTile.Rows;
        var (from, to) = lane.Share(BlocksOf(matrix.Columns));
        var whole = Math.Min(to, matrix.Columns / Side);
        // A few rows at a time: two blocks lie in each line of the cache.
        for (var first = 0; first < matrix.Rows; first += RowsAtOnce)
        {
            var end = Math.Min(first + RowsAtOnce, matrix.Rows);
            for (var block = from; block < whole; block++)
            {
                ref var source = ref matrix.Data[matrix.Offset + (block * Side)];
                ref var to8 = ref target[block * Side * matrix.Rows];
                for (nint row = first; row < end; row++)
                {
                    Vector256.LoadUnsafe(ref Unsafe.Add(ref source, row * matrix.Columns)).StoreUnsafe(ref Unsafe.Add(ref to8, row * Side));
                }
            }
        }

        for (var block = Math.Max(from, whole); block < to; block++)
        {
            var part = target.AsSpan(block * Side * matrix.Rows, Side * matrix.Rows);
            part.Clear();
            for (var row = 0; row < matrix.Rows; row++)
            {
                matrix.Row(row)[(block * Side)..].CopyTo(part[(row * Side)..]);
            }
        }
    }

    /// <summary>target: this lane's panels of the matrix [B, n], [B, width] each; columns that are missing are 0.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="target">All panels, one after the other.</param>
    /// <param name="sums">[1, n] and its padding, the sum of each column, in the order of the rows.</param>
    /// <param name="adds">Whether the sums are added to what is there.</param>
    public static void ToPanels(Lane lane, Matrix matrix, float[] target, Matrix sums, bool adds)
    {
        var (from, to) = lane.Share(Panels.CountOf(matrix.Columns));
        for (var panel = from; panel < to; panel++)
        {
            var first = panel * Panels.Width;
            var width = Panels.WidthOf(panel, matrix.Columns);
            var part = target.AsSpan(first * matrix.Rows, width * matrix.Rows);
            var sum = sums.Data.AsSpan(sums.Offset + first, width);
            if (!adds)
            {
                sum.Clear();
            }

            if (matrix.Columns - first >= width)
            {
                Copy(ref matrix.Data[matrix.Offset + first], matrix.Columns, matrix.Rows, width, ref part[0], sum);
                continue;
            }

            part.Clear();
            for (var row = 0; row < matrix.Rows; row++)
            {
                matrix.Row(row)[first..].CopyTo(part[(row * width)..]);
            }

            Copy(ref part[0], width, matrix.Rows, width, ref part[0], sum);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Copy(ref float source, nint sourceRow, int rows, int width, ref float target, Span<float> sums)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            Columns<FloatsUsual>(ref source, sourceRow, rows, width, ref target, sums);
        }
        else if (width == Panels.Width)
        {
            Whole(ref source, sourceRow, rows, ref target, sums);
        }
        else
        {
            Columns<Floats512>(ref source, sourceRow, rows, width, ref target, sums);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Columns<T>(ref float source, nint sourceRow, int rows, int width, ref float target, Span<float> sums)
        where T : struct, IFloats<T>
    {
        for (var column = 0; column < width; column += T.Count)
        {
            var sum = T.Load(ref sums[column]);
            for (nint row = 0; row < rows; row++)
            {
                var values = T.Load(ref Unsafe.Add(ref source, (row * sourceRow) + column));
                values.Store(ref Unsafe.Add(ref target, (row * width) + column));
                sum += values;
            }

            sum.Store(ref sums[column]);
        }
    }

    // Each row in one go: rows of a wide matrix lie pages apart.
    [MethodImpl(Compiled.Alone)]
    private static void Whole(ref float source, nint sourceRow, int rows, ref float target, Span<float> sums)
    {
        const int n = 16;
        ref var start = ref sums[0];
        var sum0 = Vector512.LoadUnsafe(ref start);
        var sum1 = Vector512.LoadUnsafe(ref start, n);
        var sum2 = Vector512.LoadUnsafe(ref start, 2 * n);
        for (var row = 0; row < rows; row++)
        {
            var v0 = Vector512.LoadUnsafe(ref source);
            var v1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, n));
            var v2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, 2 * n));
            v0.StoreUnsafe(ref target);
            v1.StoreUnsafe(ref Unsafe.Add(ref target, n));
            v2.StoreUnsafe(ref Unsafe.Add(ref target, 2 * n));
            sum0 += v0;
            sum1 += v1;
            sum2 += v2;
            source = ref Unsafe.Add(ref source, sourceRow);
            target = ref Unsafe.Add(ref target, Panels.Width);
        }

        sum0.CopyTo(sums);
        sum1.CopyTo(sums[n..]);
        sum2.CopyTo(sums[(2 * n)..]);
    }

    /// <summary>target: this lane's share of the transposed matrix [n, B] in panels of 48 examples; examples that are missing are 0.</summary>
    public static void Transpose(Lane lane, Matrix matrix, float[] target)
    {
        var (from, to) = lane.Share(BlocksOf(matrix.Columns) * Panels.CountOf(matrix.Rows));
        Transpose(matrix, from, to, target);
    }

    /// <summary>The same of some blocks of eight columns and 48 examples: those of the first panel come first.</summary>
    [MethodImpl(Compiled.Alone)]
    public static void Transpose(Matrix matrix, int from, int to, float[] target)
    {
        const int Side = Transposition.Side;
        var blocks = BlocksOf(matrix.Columns);
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
