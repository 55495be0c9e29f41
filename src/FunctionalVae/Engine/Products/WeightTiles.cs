using System.Numerics;
using System.Runtime.InteropServices;

namespace FunctionalVae.Engine;

/// <summary>Tiles of a weight's gradient that are still to be computed: a lane's part of one panel.</summary>
/// <param name="x">The input, as <see cref="ProductPacking.Interleave"/> packs it.</param>
/// <param name="dy">The output's gradient, as <see cref="ProductPacking.ToPanels"/> packs it.</param>
/// <param name="examples">The number of examples, B.</param>
/// <param name="weight">The weight.</param>
/// <param name="panel">Which of its panels.</param>
/// <param name="room">Room for one tile.</param>
/// <param name="zeros">One panel's width of zeros.</param>
internal readonly ref struct WeightTiles(float[] x, float[] dy, int examples, Panels weight, int panel, float[] room, float[] zeros)
{
    private readonly int start = weight.Start(panel);
    private readonly int rows = weight.Rows;
    private readonly ref float dyPanel = ref dy[panel * Panels.Width * examples];

    /// <summary>The first tile.</summary>
    public required int From { get; init; }

    /// <summary>The tile after the last.</summary>
    public required int To { get; init; }

    /// <summary>B, the number of values that each gradient is a sum of.</summary>
    public int Examples => examples;

    /// <summary>Outputs of a tile, padding included.</summary>
    public int Width { get; } = Panels.WidthOf(panel, weight.Columns);

    /// <summary>The panel of the output's gradient, [B, width].</summary>
    public ref float OutputGradient => ref dyPanel;

    /// <summary>Where the tile's weights are among the parameters.</summary>
    public int Offset(int tile) => start + (tile * ProductTile.Rows * Width);

    /// <summary>The tile's eight inputs, [B, 8].</summary>
    public ref float Input(int tile) => ref x[tile * ProductTile.Rows * examples];

    /// <summary>The tile's place in the room; less than a whole tile where the weight ends.</summary>
    public Span<float> Room(int tile) => room.AsSpan(0, Math.Min(ProductTile.Rows, rows - (tile * ProductTile.Rows)) * Width);

    /// <summary>Computes the gradient of a tile into its room.</summary>
    public ReadOnlySpan<float> Gradient(int tile)
    {
        Compute(tile, ref room[0]);
        return Room(tile);
    }

    /// <summary>Computes the gradients of all tiles into their places in an array of all parameters, and returns where they lie in it.</summary>
    public Range Store(float[] gradient)
    {
        for (var tile = From; tile < To; tile++)
        {
            if (Room(tile).Length == ProductTile.Rows * Width)
            {
                Compute(tile, ref gradient[Offset(tile)]);
            }
            else
            {
                Gradient(tile).CopyTo(gradient.AsSpan(Offset(tile)));
            }
        }

        return Offset(From)..(Offset(To - 1) + Room(To - 1).Length);
    }

    /// <summary>Adds the gradients of all tiles to what lies in their places in an array of all parameters.</summary>
    public void Add(float[] gradient)
    {
        for (var tile = From; tile < To; tile++)
        {
            // A tile is whole vectors: its width is a multiple of 16.
            var contribution = MemoryMarshal.Cast<float, Vector<float>>(Gradient(tile));
            var sum = MemoryMarshal.Cast<float, Vector<float>>(gradient.AsSpan(Offset(tile), Room(tile).Length));
            for (var i = 0; i < contribution.Length; i++)
            {
                sum[i] += contribution[i];
            }
        }
    }

    private void Compute(int tile, ref float target) =>
        ProductTile.Run(examples, ref Input(tile), ProductRows.Interleaved(examples), ref dyPanel, Width, ref zeros[0], ref target, Width);
}
