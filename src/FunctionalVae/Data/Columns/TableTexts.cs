using System.Globalization;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>The cells of a CSV file as the texts that they are: what a table is inferred from, and examples of a table are made of.</summary>
public sealed class TableTexts
{
    private readonly CsvOrigin origin;
    private readonly CodedTexts[] columns;
    private readonly int[] lines;

    private TableTexts(CsvOrigin origin, IReadOnlyList<string> names, CodedTexts[] columns, int[] lines, char separator) =>
        (this.origin, Columns, this.columns, this.lines, Separator) = (origin, names, columns, lines, separator);

    /// <summary>The file.</summary>
    public string Path => origin.File;

    /// <summary>The names of the columns; <c>column 3</c> where the file has none for it.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows there are; at least one.</summary>
    public int Count => lines.Length;

    /// <summary>What stands between cells: a comma, a semicolon or a tab.</summary>
    public char Separator { get; }

    internal CsvOrigin Origin => origin;

    internal int[] Lines => lines;

    /// <summary>The text of a cell, without white space around it.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public string Text(int row, int column) => columns[column].Texts[columns[column].Codes[row]];

    /// <summary>How many cells of a column stand for a missing value, where nobody said what the column is.</summary>
    /// <param name="column">From 0.</param>
    public int Missing(int column) => Count - ColumnFacts.Of(this, column).Observed;

    /// <summary>Reads a CSV file, plain or gzip.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Its header and its separator, where it does not say them itself; nothing else of them counts.</param>
    /// <exception cref="InvalidDataSetException">There is no such file, it is of another kind, or malformed; the message is complete.</exception>
    public static TableTexts Read(string path, DataOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return !File.Exists(path)
            ? throw new InvalidDataSetException($"There is no file {path}. Give the path of a CSV file that exists.")
            : DataFile.Read(
                path,
                file =>
                    DataKinds.Of(file) == DataKind.Csv
                        ? Read(file, options ?? new())
                        : throw new InvalidDataSetException($"{path} is an array of numbers, and a table has columns. Save it as CSV.")
            );
    }

    internal CodedTexts Coded(int column) => columns[column];

    /// <summary>A cell in words: file, line and column.</summary>
    internal string Where(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{origin.File}, line {lines[row]}, {origin.Column(column)}");

    /// <summary>The place of the first cell that has a text.</summary>
    internal string WhereFirst(int column, int code) =>
        Where(Enumerable.Range(0, Count).First(row => columns[column].Codes[row] == code), column);

    private static TableTexts Read(DataFile file, DataOptions options)
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
        var header = options.Header ?? CsvHeader.IsHeader(first, hasSecond ? second : null, options.ColumnNames) ? first.ToTexts() : null;
        var origin = new CsvOrigin(file.Path, header, -1);
        if (header is not null)
        {
            CsvHeader.RequireDistinct(origin);
        }

        CodedTexts[] columns = [.. Enumerable.Range(0, first.Count).Select(_ => new CodedTexts())];
        var lines = new List<int>();
        if (header is null)
        {
            Add(first);
        }

        for (var more = hasSecond; more; more = rows.Next(second))
        {
            Add(second);
        }

        return lines.Count > 0
            ? new(origin, [.. columns.Select((_, column) => NameOf(header, column))], columns, [.. lines], separator)
            : throw new InvalidDataSetException($"{file.Path} has column names and no rows: there is nothing to learn from.");

        void Add(CsvRow row)
        {
            row.RequireCount(columns.Length, first.Line);
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column].Add(row[column]);
            }

            lines.Add(row.Line);
        }
    }

    private static string NameOf(string[]? header, int column) =>
        header is { } names && names[column].Length > 0
            ? names[column]
            : string.Create(CultureInfo.InvariantCulture, $"column {column + 1}");
}
