namespace FunctionalVae;

/// <summary>Hides cells of rows of a table at random, as if they were missing, so that an encoder sees gaps while it is trained.</summary>
/// <param name="layout">Where the columns lie.</param>
/// <param name="share">The share of the cells that are hidden, of columns that may be missing.</param>
internal sealed class HiddenCells(TableLayout layout, double share)
{
    // Columns whose numbers are drawn at once: four words of a block each.
    private readonly int words = (layout.Places.Count + 3) / 4 * 4;

    /// <summary>What a model hides; null where it hides nothing.</summary>
    public static HiddenCells? Of(VaeSpec spec) =>
        spec.Input is Table { Hidden: > 0 } table && table.Columns.Any(column => column.MayBeMissing)
            ? new(table.Layout, table.Hidden)
            : null;

    /// <summary>Hides cells of one row.</summary>
    /// <param name="key">The key of the draws.</param>
    /// <param name="example">The row's number under the key.</param>
    /// <param name="row">The values, in which hidden cells become missing.</param>
    public void Hide(Key key, uint example, Span<float> row)
    {
        Span<uint> drawn = words <= 256 ? stackalloc uint[words] : new uint[words];
        PhiloxWords.Fill(key, example, 0, drawn);
        for (var i = 0; i < layout.Places.Count; i++)
        {
            var place = layout.Places[i];
            if (place.Missing is { } missing && Uniform.Open(drawn[i]) < share)
            {
                row.Slice(place.First, (int)place.Column.Width).Clear();
                row[missing] = 1;
            }
        }
    }

    /// <summary>The rows with hidden cells; which of each depends on its own place only.</summary>
    public Batch Hide(Key key, Batch rows)
    {
        var values = rows.Array.ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            Hide(key, (uint)row, values.AsSpan(row * rows.Width, rows.Width));
        }

        return new(values, rows.Width);
    }
}
