namespace FunctionalVae.Data;

/// <summary>Reads a CSV file as a table.</summary>
internal static class CsvTable
{
    public static Table Read(DataFile file, DataOptions options)
    {
        using var letters = new CsvLetters(file.Contents, file.Path);
        var rows = new CsvRows(letters, file.Path, options.Separator ?? letters.DetectSeparator());
        CsvRow first = new(file.Path);
        CsvRow second = new(file.Path);
        if (!rows.Next(first))
        {
            throw new InvalidDataSetException($"{file.Path} is empty: there is nothing to learn from.");
        }

        var hasSecond = rows.Next(second);
        var hasHeader = options.Header ?? CsvHeader.IsHeader(first, hasSecond ? second : null);
        var columns = hasHeader ? first.ToTexts() : null;
        var label = CsvHeader.LabelColumn(file.Path, options.LabelColumn, columns, first.Count);
        var table = new CsvTableBuilder(new(file.Path, columns, label), first.Count, first.Line);
        if (!hasHeader)
        {
            table.Add(first);
        }

        for (var more = hasSecond; more; more = rows.Next(second))
        {
            table.Add(second);
        }

        return table.Build();
    }
}
