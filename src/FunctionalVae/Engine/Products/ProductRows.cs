namespace FunctionalVae.Engine;

/// <summary>
/// How the left factor of a matrix product lies in memory: value (r, k) of a tile of eight rows is at
/// <c>k / Segment · SegmentStep + (First + r) · Row + k % Segment · Step</c>. In the last segment, which may be a narrower panel,
/// <paramref name="Row"/> is what is left of the segment, in whole vectors.
/// </summary>
/// <param name="First">The tile's first row.</param>
/// <param name="Last">The last row of the tile that exists, 0 to 7: those beyond are computed as copies of it.</param>
/// <param name="Row">From a row to the next.</param>
/// <param name="Step">From a value of the inner index to the next.</param>
/// <param name="Segment">Values of the inner index that lie <paramref name="Step"/> apart.</param>
/// <param name="SegmentStep">From a segment to the next.</param>
internal readonly record struct ProductRows(int First, int Last, int Row, int Step, int Segment, int SegmentStep)
{
    /// <summary>Rows of a row-major matrix with <paramref name="columns"/> columns, all of which are summed over.</summary>
    public static ProductRows Of(int first, int last, int columns) => new(first, last, columns, 1, columns, 0);

    /// <summary>Eight values side by side for each value of the inner index, as packed.</summary>
    public static ProductRows Interleaved(int inner) => new(0, ProductTile.Rows - 1, 1, ProductTile.Rows, inner, 0);

    /// <summary>Rows of a weight, all of whose outputs are summed over.</summary>
    public static ProductRows Of(int first, int last, Panels weight) =>
        new(first, last, Panels.WidthOf(0, weight.Columns), 1, Panels.Width, Panels.Width * weight.Rows);
}
