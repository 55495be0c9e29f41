using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Reads CSV files as examples of a table.</summary>
public static class TableFiles
{
    /// <summary>Reads all files and joins them in the order given. Columns are found by their names, in any order.</summary>
    /// <param name="paths">One or more CSV files, plain or gzip.</param>
    /// <param name="form">The table, and how its cells are written.</param>
    /// <param name="options">The column of labels, and what files do not say themselves.</param>
    /// <param name="note">Is told of columns that the table does not have; null where nobody wants to know.</param>
    /// <returns>Examples in the units of the data, which know file, line and column of every value.</returns>
    /// <exception cref="InvalidDataSetException">A file is missing or malformed, lacks a column, or a cell is nothing that its column can have; the message names line and column.</exception>
    public static ExampleTable Load(IReadOnlyList<string> paths, TableForm form, DataOptions? options = null, Action<string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(form);
        if (paths.Count == 0)
        {
            throw new InvalidDataSetException("No CSV file was given.");
        }

        ExampleTable[] parts = [.. paths.Select(path => Of(TableTexts.Read(path, options), form, options, note))];
        return parts is [var single] ? single : Join(parts, options?.LabelNames);
    }

    /// <summary>The examples of several files, in order.</summary>
    /// <param name="parts">Two or more of one table.</param>
    /// <param name="labelNames">The names of labels that have numbers already; null where none has.</param>
    public static ExampleTable Join(IReadOnlyList<ExampleTable> parts, IReadOnlyList<string>? labelNames = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return TableJoin.Of(parts, labelNames);
    }

    /// <summary>The examples of one file that was read.</summary>
    /// <param name="texts">The file.</param>
    /// <param name="form">The table, and how its cells are written.</param>
    /// <param name="options">The column of labels, and names that labels have already.</param>
    /// <param name="note">Is told of columns that the table does not have; null where nobody wants to know.</param>
    /// <exception cref="InvalidDataSetException">As for <see cref="Load"/>.</exception>
    public static ExampleTable Of(TableTexts texts, TableForm form, DataOptions? options = null, Action<string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(form);
        var layout = form.Table.Layout;
        var label = CsvHeader.LabelColumn(texts.Path, options?.LabelColumn, texts.Columns, texts.Columns.Count);
        int[] places = [.. form.Names.Select(name => PlaceOf(texts, name))];
        if ((long)texts.Count * layout.Width > Array.MaxLength)
        {
            throw new InvalidDataSetException(
                $"{texts.Path} would have more than the {Array.MaxLength} values of one array. Split the set."
            );
        }

        var values = new double[texts.Count * layout.Width];
        var columnOf = new int[layout.Width];
        for (var column = 0; column < places.Length; column++)
        {
            var place = layout.Places[column];
            var cells = Cells(texts, places[column], place.Column, form.Columns[column]);
            Array.Fill(columnOf, places[column], place.First, (int)place.Column.Width);
            columnOf[place.Missing ?? place.First] = places[column];
            var codes = texts.Coded(places[column]).Codes;
            for (var row = 0; row < texts.Count; row++)
            {
                TableExamples.Put(place, cells[codes[row]], values.AsSpan(row * layout.Width, layout.Width));
            }
        }

        string[] others = [.. texts.Columns.Where((_, i) => i != label && !places.Contains(i) && !form.LeftOut.Contains(texts.Columns[i]))];
        if (others.Length > 0)
        {
            note?.Invoke(
                $"{texts.Path} has columns that the table does not have, and they are left out: {Listing.Of(others.Select(name => Printable.Of(name)))}"
            );
        }

        return TableExamples.Of(
            form.Table,
            values,
            Path.GetFileName(texts.Path),
            label < 0 ? null : Labels(texts, label, options?.LabelNames),
            RowOrigins.Of(new TableOrigin(texts.Origin, ValueList.From(columnOf)), texts.Lines)
        );
    }

    private static int PlaceOf(TableTexts texts, string name)
    {
        for (var column = 0; column < texts.Columns.Count; column++)
        {
            if (texts.Columns[column] == name)
            {
                return column;
            }
        }

        throw new InvalidDataSetException(
            $"{texts.Path} has no column \"{Printable.Of(name)}\", and the table has one. Its columns are {Listing.Of(texts.Columns.Select(other => $"\"{Printable.Of(other)}\""))}. Add the column, whose cells may be empty where it may be missing."
        );
    }

    // Each different text is read once.
    private static double?[] Cells(TableTexts texts, int place, Column column, ColumnForm form)
    {
        var reader = new CellReader(column, form, texts.Separator);
        var known = texts.Coded(place).Texts;
        var cells = new double?[known.Count];
        for (var code = 0; code < cells.Length; code++)
        {
            (cells[code], var problem) = reader.Read(known[code]);
            if (problem is not null)
            {
                throw new InvalidDataSetException($"{texts.WhereFirst(place, code)}: {problem.Text}");
            }
        }

        return cells;
    }

    private static TableLabels Labels(TableTexts texts, int column, IReadOnlyList<string>? names)
    {
        var labels = new LabelTexts(names);
        for (var row = 0; row < texts.Count; row++)
        {
            var text = texts.Text(row, column);
            if (text.Length == 0)
            {
                throw new InvalidDataSetException(
                    $"{texts.Where(row, column)}: the label is missing. Fill it in, remove the row, or leave --label-column out (in code DataOptions.LabelColumn)."
                );
            }

            labels.Add(text);
        }

        return labels.Build();
    }
}
