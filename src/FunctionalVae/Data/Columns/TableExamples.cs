namespace FunctionalVae.Data;

/// <summary>
/// Rows of a table as examples in the units of the data: as <see cref="TableLayout"/> says, with numbers as they are. Those go into splits and
/// fingerprints; <see cref="TableFit.Encode"/> makes of them what a model takes.
/// </summary>
public static class TableExamples
{
    /// <summary>Examples of rows of cells: numbers and counts as they are, levels by number from 0, 1 for yes and 0 for no, null where one is missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">At least one; a cell for each column.</param>
    /// <param name="name">What people call the set.</param>
    /// <exception cref="ArgumentException">There is no row, or a cell is nothing that its column can have; the message names row and column, from 0.</exception>
    public static ExampleTable Of(Table table, IReadOnlyList<IReadOnlyList<double?>> rows, string name = "rows")
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        var layout = table.Layout;
        var values = new double[checked(rows.Count * layout.Width)];
        for (var row = 0; row < rows.Count; row++)
        {
            RequireRow(table, rows[row], row);
            for (var column = 0; column < layout.Places.Count; column++)
            {
                Put(layout.Places[column], rows[row][column], values.AsSpan(row * layout.Width, layout.Width));
            }
        }

        return Of(table, values, name, null, null);
    }

    /// <summary>Examples of values that lie as the table's layout says, in double precision.</summary>
    internal static ExampleTable Of(Table table, double[] values, string name, TableLabels? labels, RowOrigins? origins) =>
        ExampleTable.Read(
            name,
            Shape.Vector(table.Layout.Width),
            (Array.ConvertAll(values, static value => (float)value), values),
            NamesOf(table),
            labels,
            origins
        );

    /// <summary>Writes a cell into an example of zeros.</summary>
    internal static void Put(ColumnPlace place, double? cell, Span<double> example)
    {
        if (cell is not { } value)
        {
            example[place.Missing!.Value] = 1;
        }
        else if (place.Value is not { } number)
        {
            example[place.First + (int)value] = 1;
        }
        else if (place.Choices > 0 && PointOf(place, value) is var point && point < place.Choices - 1)
        {
            example[place.First + point] = 1;
        }
        else
        {
            example[number] = value;
            if (place.Choices > 0)
            {
                example[number - 1] = 1;
            }
        }
    }

    internal static void RequireRow(Table table, IReadOnlyList<double?> row, int number)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Count != table.Columns.Count)
        {
            throw new ArgumentException($"Row {number} has {row.Count} cells, the table has {table.Columns.Count} columns.", nameof(row));
        }

        for (var i = 0; i < row.Count; i++)
        {
            if (Problem(table.Columns[i], row[i]) is { } problem)
            {
                throw new ArgumentException($"Row {number}, {table.Columns[i].Name}: {problem}", nameof(row));
            }
        }
    }

    // The point that a number is, or the choice of every other number.
    private static int PointOf(ColumnPlace place, double value)
    {
        var points = ((NumberColumn)place.Column).Points;
        var point = 0;
        while (point < points.Count && points[point] != value)
        {
            point++;
        }

        return point;
    }

    private static string? Problem(Column column, double? cell) =>
        (column, cell) switch
        {
            ({ MayBeMissing: true }, null) => null,
            (_, null) => "a cell is missing, and the column may not be. Set MayBeMissing.",
            (CategoryColumn category, { } level) when !(level >= 0 && level < category.Levels.Count && double.IsInteger(level)) =>
                FormattableString.Invariant($"{level} is the number of none of the {category.Levels.Count} levels, which count from 0."),
            (YesNoColumn, not (0 or 1)) => FormattableString.Invariant($"{cell} is neither 0 for no nor 1 for yes."),
            (CountColumn, not (>= 0 and <= CountColumn.Greatest)) => FormattableString.Invariant(
                $"{cell} is not a count, from 0 to 16777216."
            ),
            (CountColumn, { } count) when !double.IsInteger(count) => FormattableString.Invariant($"{count} is not a whole number."),
            (_, { } value) when !float.IsFinite((float)value) => FormattableString.Invariant($"{value} is not a number that float32 has."),
            (NumberColumn number, { } value) => number.Fault(value),
            _ => null,
        };

    // One for each value of an example: age; city=Rome; income=0, income≠ and income; what says that one is missing.
    private static IReadOnlyList<string> NamesOf(Table table)
    {
        var layout = table.Layout;
        var names = new string[layout.Width];
        foreach (var place in layout.Places)
        {
            var name = place.Column.Name;
            string[] choices = place.Column switch
            {
                CategoryColumn category => [.. category.Levels],
                YesNoColumn => ["no", "yes"],
                NumberColumn { Points.Count: > 0 } number =>
                [
                    .. number.Points.Select(point => FormattableString.Invariant($"{point:R}")),
                    "other",
                ],
                _ => [],
            };
            for (var i = 0; i < choices.Length; i++)
            {
                names[place.First + i] = $"{name}={choices[i]}";
            }

            if (place.Value is { } value)
            {
                names[value] = name;
            }

            if (place.Missing is { } missing)
            {
                names[missing] = $"{name} missing";
            }
        }

        return names;
    }
}
