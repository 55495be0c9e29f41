namespace FunctionalVae.Data;

/// <summary>Reads a CSV file as a table.</summary>
internal static class CsvTable
{
    public static ExampleTable Read(DataFile file, DataOptions options)
    {
        using var letters = new CsvLetters(file.Contents, file.Path);
        var said = letters.TakeSeparatorLine();
        var separator = options.Separator ?? said ?? letters.DetectSeparator();
        var rows = new CsvRows(letters, file.Path, separator, said is null ? 1 : 2);
        CsvRow first = new(file.Path);
        CsvRow second = new(file.Path);
        if (!rows.Next(first))
        {
            throw new InvalidDataSetException($"{file.Path} is empty: there is nothing to learn from.");
        }

        var hasSecond = rows.Next(second);
        var hasHeader = options.Header ?? CsvHeader.IsHeader(first, hasSecond ? second : null, options.ColumnNames);
        var columns = hasHeader ? first.ToTexts() : null;
        var label = CsvHeader.LabelColumn(file.Path, options.LabelColumn, columns, first.Count);
        var origin = new CsvOrigin(file.Path, columns, label);
        if (hasHeader)
        {
            CsvHeader.RequireDistinct(origin);
        }

        var builder = new CsvTableBuilder(origin, first.Count, first.Line, separator, options.LabelNames);
        if (!hasHeader)
        {
            builder.Add(first);
        }

        for (var more = hasSecond; more; more = rows.Next(second))
        {
            builder.Add(second);
        }

        var table = builder.Build();
        if (hasHeader)
        {
            RowNumbers.Refuse(table, origin);
        }
        else if (options.Header is null)
        {
            NumericHeader.Refuse(table, file.Path);
        }

        return table;
    }
}
