namespace FunctionalVae.Engine;

/// <summary>
/// A matrix of float32 values as the engine keeps weights: in panels of 48 columns, each panel row by row, so that a matrix product reads
/// it from beginning to end. The last panel is as wide as its columns need, in steps of 16; what is beyond the last column is 0.
/// </summary>
/// <param name="data">The array that holds it.</param>
/// <param name="offset">Where its first value lies.</param>
/// <param name="rows">Rows: the inputs of a weight.</param>
/// <param name="columns">Columns: the outputs of a weight.</param>
public readonly struct Panels(float[] data, int offset, int rows, int columns)
{
    /// <summary>Columns of a panel: three vectors of 512 bits, six of 256, twelve of 128.</summary>
    internal const int Width = 48;

    // The last panel's width is a multiple of this: one vector of 512 bits.
    private const int Grain = 16;

    /// <summary>The array that holds the matrix.</summary>
    public float[] Data { get; } = data;

    /// <summary>Where the first value lies in <see cref="Data"/>.</summary>
    public int Offset { get; } = offset;

    /// <summary>The number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>The number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The number of panels.</summary>
    internal int Count => CountOf(Columns);

    /// <summary>Columns and padding.</summary>
    internal static int Padded(int columns) => (columns + Grain - 1) & -Grain;

    /// <summary>The panels of that many columns.</summary>
    internal static int CountOf(int columns) => (columns + Width - 1) / Width;

    /// <summary>The width of a panel, padding included: 48, or 16, 32 or 48 for the last.</summary>
    internal static int WidthOf(int panel, int columns) => Math.Min(Width, Padded(columns) - (panel * Width));

    /// <summary>Floats of a matrix of that size, padding included.</summary>
    internal static long Size(int rows, int columns) => (long)rows * Padded(columns);

    /// <summary>Where panel <paramref name="panel"/> begins in <see cref="Data"/>.</summary>
    internal int Start(int panel) => Offset + (panel * Width * Rows);

    /// <summary>The part of a panel's items that a lane takes, where an item's work is in proportion to the panel's width.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="columns">Columns of the whole matrix.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="items">Items of each panel: its tiles.</param>
    internal static (int From, int To) Share(Lane lane, int columns, int panel, int items)
    {
        var total = (long)items * Padded(columns);
        var width = WidthOf(panel, columns);
        var before = (long)items * panel * Width;
        return (Item(lane.Index), Item(lane.Index + 1));

        int Item(int index) => (int)Math.Clamp(((total * index / lane.Count) - before + width - 1) / width, 0, items);
    }
}
