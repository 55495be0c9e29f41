using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FunctionalVae.Engine;

/// <summary>
/// Sums over the batch that lanes make together, to the same bits whatever their number: a lane sums whole blocks of 16 rows, in float64,
/// and once all are summed, the sums of the blocks are joined, in float64 and in the order of the blocks.
/// </summary>
internal readonly ref struct BlockSums
{
    /// <summary>Rows of a block; the last one may have fewer. It decides the order of every sum, so it does not depend on the lanes.</summary>
    public const int Rows = 16;

    /// <summary>Lanes share columns in multiples of this, the values of a vector of 512 bits: vectors of any width are stored whole.</summary>
    public const int Grain = 16;

    private readonly Span<double> sums;
    private readonly int rows;
    private readonly int stride;

    /// <summary>Room for <paramref name="columns"/> sums over <paramref name="rows"/> rows.</summary>
    /// <param name="memory">The execution's memory. The sums lie where products have their packed factor, so no product runs meanwhile.</param>
    /// <param name="rows">Rows that are summed over: the batch.</param>
    /// <param name="columns">The number of sums.</param>
    public BlockSums(Workspace memory, int rows, int columns)
    {
        this.rows = rows;
        stride = Padded(columns);
        Count = CountOf(rows);
        sums = MemoryMarshal.Cast<float, double>(memory.Scratch.AsSpan())[..(Count * stride)];
    }

    /// <summary>The number of blocks.</summary>
    public int Count { get; }

    /// <summary>Floats of <see cref="Workspace.Scratch"/> that it takes.</summary>
    public static long Size(int rows, int columns) => 2L * CountOf(rows) * Padded(columns);

    /// <summary>Columns and padding.</summary>
    public static int Padded(int columns) => (columns + Grain - 1) & -Grain;

    /// <summary>The rows of a block.</summary>
    public (int From, int To) RowsOf(int block) => (block * Rows, Math.Min((block + 1) * Rows, rows));

    /// <summary>
    /// A block's sums from <paramref name="column"/> on, to be written before they are joined: every column of every block. What lies in the
    /// padding may be anything.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<double> At(int block, int column) => sums[((block * stride) + column)..((block + 1) * stride)];

    /// <summary>
    /// The sums over all rows of the columns <paramref name="from"/>, a multiple of <see cref="Grain"/>, to <paramref name="to"/>, and padding. They take the place of the first block's, so they are joined once.
    /// </summary>
    [MethodImpl(Compiled.Alone)]
    public ReadOnlySpan<double> Join(int from, int to)
    {
        var total = sums[from..Padded(to)];
        for (var block = 1; block < Count; block++)
        {
            var part = sums.Slice((block * stride) + from, total.Length);
            for (var i = 0; i < total.Length; i += Vector<double>.Count)
            {
                (new Vector<double>(total[i..]) + new Vector<double>(part[i..])).CopyTo(total[i..]);
            }
        }

        return total;
    }

    private static int CountOf(int rows) => (rows + Rows - 1) / Rows;
}
