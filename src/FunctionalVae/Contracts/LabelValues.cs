namespace FunctionalVae;

/// <summary>Labels as the values that executions read behind those of a row: one 1 among as many as there are classes.</summary>
internal static class LabelValues
{
    /// <summary>All rows, [count, width + <paramref name="classes"/>]; as they are where there are no classes.</summary>
    /// <param name="rows">Examples or latent vectors, with labels where there are classes.</param>
    /// <param name="classes">The classes of the model's condition; 0 where it has none.</param>
    public static float[] WithLabels(Batch rows, int classes)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return WithLabels(rows, .., classes);
    }

    /// <summary>Some rows, as <see cref="WithLabels(Batch, int)"/> gives all.</summary>
    internal static float[] WithLabels(Batch rows, Range some, int classes)
    {
        var (start, count) = some.GetOffsetAndLength(rows.Count);
        var width = rows.Width + classes;
        var values = Batch.Allocate(count, width, "row");
        for (var row = 0; row < count; row++)
        {
            Write(rows, start + row, values.AsSpan(row * width, width));
        }

        return values;
    }

    /// <summary>One row, [width + <paramref name="classes"/>].</summary>
    internal static float[] WithLabels(Batch rows, int row, int classes) => WithLabels(rows, row..(row + 1), classes);

    /// <summary>Writes one row: its values, and behind them, as far as there is room, what its label says.</summary>
    internal static void Write(Batch rows, int row, Span<float> values)
    {
        rows.Array.AsSpan(row * rows.Width, rows.Width).CopyTo(values);
        WriteLabel(rows, row, values);
    }

    /// <summary>Writes what the label of one row says behind the place of its values.</summary>
    internal static void WriteLabel(Batch rows, int row, Span<float> values)
    {
        if (values.Length > rows.Width)
        {
            values[rows.Width..].Clear();
            values[rows.Width + rows.Labels![row]] = 1;
        }
    }
}
