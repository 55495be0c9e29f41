using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>
/// A table, and how files write it. A row is a list of cells, one for each column: a number or a count as it is, the number of a level from 0,
/// 1 for yes and 0 for no; null where it is missing.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">How each column is written.</param>
/// <param name="LeftOut">Columns that files are known to have and that are not part of the table: nobody is told of them.</param>
public sealed record TableForm(Table Table, ValueList<ColumnForm> Columns, ValueList<string> LeftOut = default)
{
    /// <summary>The usual form: numbers with all digits, and the words no and yes.</summary>
    public static TableForm Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(table, ValueList.From(table.Columns.Select(_ => new ColumnForm())));
    }

    /// <summary>The form of a file with the columns of a table: its decimals, and its words for no and yes where it has both.</summary>
    /// <param name="table">The table.</param>
    /// <param name="texts">The file; columns that it does not have get the usual form.</param>
    public static TableForm In(Table table, TableTexts texts)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(texts);
        return new(table, ValueList.From(table.Columns.Select(column => FormOf(column, texts))));
    }

    /// <summary>The names of the columns, in their order.</summary>
    public IReadOnlyList<string> Names => [.. Table.Columns.Select(column => column.Name)];

    /// <summary>A row as a file has it: levels by name, counts whole, numbers with the decimals of their column; empty where a cell is missing.</summary>
    /// <param name="row">One cell for each column; a count may be the mean of counts.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no level of that number.</exception>
    public IReadOnlyList<string> Texts(IReadOnlyList<double?> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Count != Table.Columns.Count)
        {
            throw new ArgumentException($"A row has {Table.Columns.Count} cells, {row.Count} were given.", nameof(row));
        }

        return [.. row.Select((cell, column) => cell is { } value ? Text(column, value) : "")];
    }

    /// <summary>A row from the texts of its cells: what <see cref="Texts"/> gave, or a file has.</summary>
    /// <param name="texts">One text for each column.</param>
    /// <exception cref="FormatException">A text is nothing that its column can have; the message says what, and what to do.</exception>
    /// <exception cref="ArgumentException">There are more or fewer texts than columns.</exception>
    public IReadOnlyList<double?> Cells(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count != Table.Columns.Count)
        {
            throw new ArgumentException($"A row has {Table.Columns.Count} cells, {texts.Count} texts were given.", nameof(texts));
        }

        return [.. texts.Select((text, column) => Cell(column, text))];
    }

    /// <summary>Why a text is nothing that a column can have, in a sentence; null where it can have it, or is missing.</summary>
    /// <param name="column">The column's place in the table, from 0.</param>
    /// <param name="text">The text of a cell.</param>
    public string? Refusal(int column, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(column, text).Problem?.Reason;
    }

    private static ColumnForm FormOf(Column column, TableTexts texts)
    {
        var place = texts.Columns.ToList().IndexOf(column.Name);
        if (place < 0 || column is CategoryColumn)
        {
            return new();
        }

        var facts = ColumnFacts.Of(texts, place).As(column is YesNoColumn ? ColumnKind.YesNo : ColumnKind.Number);
        return column is NumberColumn && facts.Date is { } date ? new(Date: date)
            : column is not YesNoColumn ? new(facts.NotNumbers.Count == 0 ? facts.Decimals : null)
            : YesNoWords.Of(facts) is { } words ? new(No: words.No, Yes: words.Yes)
            : new();
    }

    private double? Cell(int column, string text)
    {
        var (cell, problem) = Read(column, text);
        return problem is null ? cell : throw new FormatException($"{Table.Columns[column].Name}: {problem.Text}");
    }

    private (double? Cell, CellProblem? Problem) Read(int column, string text) =>
        new CellReader(Table.Columns[column], Columns[column], ',').Read(text.Trim());

    private string Text(int column, double value) =>
        Table.Columns[column] switch
        {
            CategoryColumn category => value >= 0 && value < category.Levels.Count
                ? category.Levels[(int)value]
                : throw new ArgumentOutOfRangeException(nameof(value), value, $"{category.Name} has no level of that number."),
            YesNoColumn => value == 0 ? Columns[column].No : Columns[column].Yes,
            CountColumn => value.ToString(double.IsInteger(value) ? "R" : "G6", CultureInfo.InvariantCulture),
            _ when Columns[column].Date is { } date => CsvDate.Text(value, date),
            var known => Number((NumberColumn)known, value, Columns[column].Decimals),
        };

    // Of a number that came through 32 bits no more digits are known; adding 0 turns -0 into 0. What is rounded to a number that the column cannot
    // have, as 0 where it has logarithms, is the next that it can.
    private static string Number(NumberColumn column, double value, int? decimals)
    {
        var rounded = decimals is { } digits ? Math.Round(value, digits, MidpointRounding.ToEven) + 0.0 : value;
        return (column.Fault(rounded) is null ? rounded : Math.Pow(10, -decimals.GetValueOrDefault())).ToString(
            "R",
            CultureInfo.InvariantCulture
        );
    }
}
