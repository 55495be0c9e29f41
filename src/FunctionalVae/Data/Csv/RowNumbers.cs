namespace FunctionalVae.Data;

/// <summary>A column without a name that numbers the rows: the index that pandas writes, or R's row names. It is not data.</summary>
internal static class RowNumbers
{
    /// <exception cref="InvalidDataSetException">There is such a column.</exception>
    public static void Refuse(ExampleTable table, CsvOrigin origin)
    {
        for (var column = 0; column < table.Width; column++)
        {
            if (IsUnnamed(table.Columns![column]) && IsIndex(table, column))
            {
                throw new InvalidDataSetException(
                    $"{origin.File}, {origin.ColumnOf(column)}: a column without a name that numbers the rows, as pandas and R write it, is not data. "
                        + "Write the file without it (to_csv(index=False); row.names = FALSE), or give the column a name to learn from it."
                );
            }
        }
    }

    // A file that was read and written again has the second.
    private static bool IsUnnamed(string name) => name.Length == 0 || name.StartsWith("Unnamed: ", StringComparison.Ordinal);

    // In any order: rows may have been shuffled, or taken from a larger table.
    private static bool IsIndex(ExampleTable table, int column)
    {
        var seen = new HashSet<double>();
        var values = new double[table.Width];
        for (var row = 0; row < table.Count; row++)
        {
            table.CopyExact(row, values);
            if (!(values[column] >= 0 && double.IsInteger(values[column]) && seen.Add(values[column])))
            {
                return false;
            }
        }

        return true;
    }
}
