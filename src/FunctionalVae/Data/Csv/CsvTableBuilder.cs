namespace FunctionalVae.Data;

/// <summary>Collects the rows of one CSV file.</summary>
/// <param name="origin">The file, its columns and which of them is the label.</param>
/// <param name="count">The number of columns, labels included.</param>
/// <param name="firstLine">The line whose width the others must have.</param>
/// <param name="separator">What stands between cells, for messages.</param>
/// <param name="labelNames">The names of labels that have numbers already; null where none has.</param>
internal sealed class CsvTableBuilder(CsvOrigin origin, int count, int firstLine, char separator, IReadOnlyList<string>? labelNames)
{
    private readonly ExactValues values = new();
    private readonly List<int> lines = [];
    private readonly LabelTexts labels = new(labelNames);
    private readonly int width = origin.LabelColumn < 0 ? count : count - 1;

    public void Add(CsvRow row)
    {
        RequireWidth(row);
        for (var column = 0; column < count; column++)
        {
            var cell = row[column];
            if (column == origin.LabelColumn)
            {
                AddLabel(cell, row.Line);
            }
            else if (CsvNumber.TryRead(cell, out var value) && float.IsFinite((float)value))
            {
                values.Add(value);
            }
            else
            {
                throw new InvalidDataSetException(CsvNumber.Problem(cell, Where(row.Line, column), separator));
            }
        }

        lines.Add(row.Line);
    }

    public ExampleTable Build()
    {
        if (lines.Count == 0)
        {
            throw new InvalidDataSetException($"{origin.File} has column names and no examples: there is nothing to learn from.");
        }

        if (width == 0)
        {
            throw new InvalidDataSetException($"{origin.File} has one column, and it holds the labels: there is nothing to learn from.");
        }

        var columns = origin.Columns?.Where((_, column) => column != origin.LabelColumn).ToArray();
        return ExampleTable.Read(
            Path.GetFileName(origin.File),
            Shape.Vector(width),
            values.Build(),
            columns,
            origin.LabelColumn < 0 ? null : labels.Build(),
            RowOrigins.Of(origin, [.. lines])
        );
    }

    private void AddLabel(ReadOnlySpan<char> cell, int line)
    {
        if (cell.IsEmpty)
        {
            throw new InvalidDataSetException(
                $"{Where(line, origin.LabelColumn)}: the label is missing. Fill it in, or remove the example."
            );
        }

        labels.Add(cell);
    }

    private void RequireWidth(CsvRow row)
    {
        row.RequireCount(count, firstLine);
        if (values.Count > Array.MaxLength - width)
        {
            throw new InvalidDataSetException($"{origin.File} has more than the {Array.MaxLength} values of one array. Split the set.");
        }
    }

    private string Where(int line, int column) =>
        $"{origin.File}, line {line.ToString(System.Globalization.CultureInfo.InvariantCulture)}, {origin.Column(column)}";
}
