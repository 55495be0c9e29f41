using System.Runtime.InteropServices;

namespace FunctionalVae.Engine;

/// <summary>
/// The sums over the batch and all places that the gradient of a convolution is. The rows are cut into blocks, whose number depends on the sizes
/// alone, and the blocks' sums are joined in their order: the same bits at any number of lanes. The tiles of the weight are cut into groups, so
/// that there is work for as many lanes as there are items.
/// </summary>
internal readonly ref struct PatchSums
{
    // Blocks and groups make about this many items, which the lanes share.
    private const int MostItems = 16;

    // Floats of all blocks together; a weight that is larger has one block.
    private const int MostRoom = 1 << 22;

    private readonly Span<float> room;
    private readonly Panels weight;
    private readonly int rows;
    private readonly int rowsAtOnce;
    private readonly int blocks;
    private readonly int groups;

    /// <param name="room">Room for the sums of all blocks, <see cref="Size"/>.</param>
    /// <param name="rows">Rows that are summed over: the places of all examples.</param>
    /// <param name="weight">The weight, [patch, outputs].</param>
    public PatchSums(float[] room, int rows, Panels weight)
    {
        this.rows = rows;
        this.weight = weight;
        rowsAtOnce = Patches.MostAtOnce(weight.Rows);
        Count = (int)Panels.Size(weight.Rows, weight.Columns);
        blocks = Math.Min(MostBlocks(weight.Rows, weight.Columns), Chunks);
        groups = Math.Min(ProductPacking.BlocksOf(weight.Rows), (MostItems + blocks - 1) / blocks);
        this.room = room.AsSpan(0, blocks * Stride);
    }

    /// <summary>The parts of the work: a block with a group of tiles each.</summary>
    public int Items => blocks * groups;

    /// <summary>Floats of the weight's sums, padding included.</summary>
    public int Count { get; }

    private int Stride => Count + (2 * Panels.Padded(weight.Columns));

    private int Chunks => (rows + rowsAtOnce - 1) / rowsAtOnce;

    /// <summary>Floats that the sums take, whatever the batch.</summary>
    public static long Size(int patch, int outputs) => MostBlocks(patch, outputs) * BlockSize(patch, outputs);

    /// <summary>The rows of an item's block.</summary>
    public (int From, int To) RowsOf(int item)
    {
        var block = item / groups;
        var from = (long)Chunks * block / blocks * rowsAtOnce;
        var to = (long)Chunks * (block + 1) / blocks * rowsAtOnce;
        return ((int)from, (int)Math.Min(to, rows));
    }

    /// <summary>The tiles of an item's group, eight rows of the weight each.</summary>
    public (int From, int To) TilesOf(int item)
    {
        var tiles = (long)ProductPacking.BlocksOf(weight.Rows);
        var group = item % groups;
        return ((int)(tiles * group / groups), (int)(tiles * (group + 1) / groups));
    }

    /// <summary>Where an item's sums of one tile lie, as the tile does in the weight; of the last tile less than eight rows.</summary>
    public Span<float> Of(int item, int panel, int tile)
    {
        var width = Panels.WidthOf(panel, weight.Columns);
        var first = tile * ProductTile.Rows;
        var rowsOfTile = Math.Min(ProductTile.Rows, weight.Rows - first);
        return Block(item).Slice(weight.Start(panel) - weight.Offset + (first * width), rowsOfTile * width);
    }

    /// <summary>
    /// Where an item's sums of the bias lie: those of one panel, in float64, for there are as many terms as places of all examples. Only the first
    /// group of a block makes them.
    /// </summary>
    public Span<double> BiasOf(int item, int panel) =>
        Bias(item / groups).Slice(panel * Panels.Width, Panels.WidthOf(panel, weight.Columns));

    /// <summary>Sets an item's sums to 0.</summary>
    public void Clear(int item)
    {
        var (from, to) = TilesOf(item);
        for (var panel = 0; panel < weight.Count; panel++)
        {
            for (var tile = from; tile < to; tile++)
            {
                Of(item, panel, tile).Clear();
            }

            if (from == 0)
            {
                BiasOf(item, panel).Clear();
            }
        }
    }

    /// <summary>The sums over all rows of the weight's values from <paramref name="from"/> to <paramref name="to"/>. They take the place of the first block's, so they are joined once.</summary>
    public ReadOnlySpan<float> Join(int from, int to)
    {
        var total = room[from..to];
        for (var block = 1; block < blocks; block++)
        {
            VectorSum.Add(room.Slice((block * Stride) + from, total.Length), total);
        }

        return total;
    }

    /// <summary>The same of the bias.</summary>
    public ReadOnlySpan<double> JoinBias(int from, int to)
    {
        var total = Bias(0)[from..to];
        for (var block = 1; block < blocks; block++)
        {
            var part = Bias(block)[from..to];
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += part[i];
            }
        }

        return total;
    }

    private static int MostBlocks(int patch, int outputs) => (int)Math.Clamp(MostRoom / BlockSize(patch, outputs), 1, MostItems);

    private static long BlockSize(int patch, int outputs) => Panels.Size(patch + 2, outputs);

    private Span<double> Bias(int block) =>
        MemoryMarshal.Cast<float, double>(room.Slice((block * Stride) + Count, 2 * Panels.Padded(weight.Columns)));

    private Span<float> Block(int item) => room.Slice(item / groups * Stride, Stride);
}
