using System.Buffers;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Reads the texts of a column's cells.</summary>
/// <param name="column">The column.</param>
/// <param name="form">How it is written.</param>
/// <param name="separator">What stands between the cells of the file, for messages.</param>
internal sealed class CellReader(Column column, ColumnForm form, char separator)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.,");
    private static readonly DateTime Example = new(2026, 11, 30, 9, 30, 0);

    private readonly Dictionary<string, int> levels = column is CategoryColumn category
        ? category.Levels.Select((level, i) => (level, i)).ToDictionary(pair => pair.level, pair => pair.i, StringComparer.Ordinal)
        : [];

    // Where all levels are numbers, other programs may write them otherwise: 1.0 for 1.
    private readonly Dictionary<double, int> levelNumbers = column is CategoryColumn numbered ? NumbersOf(numbered) : [];

    /// <summary>The cell of a text without white space around it, null where it is missing; or what is wrong with the text.</summary>
    public (double? Cell, CellProblem? Problem) Read(string text) =>
        levels.TryGetValue(text, out var level) || IsNumberOf(text, out level) ? (level, null)
        : Is(text, form.Yes) && column is YesNoColumn ? (1, null)
        : Is(text, form.No) && column is YesNoColumn ? (0, null)
        : CsvNumber.IsMissing(text, column is CategoryColumn) ? (null, column.MayBeMissing ? null : Missing(text))
        : column switch
        {
            CategoryColumn { Other: { } other } when levels.TryGetValue(other, out var rest) => (rest, null),
            CategoryColumn known => (
                null,
                new(
                    $"\"{Printable.Of(text)}\" is none of its levels, {Listing.Of(known.Levels.Select(name => Printable.Of(name)))}.",
                    $"Correct it, leave the row out, or train with rows that have it, or with another level for all that are rare (--column \"{Printable.Of(known.Name)}=category:20\"; in code CategoryColumn.Other)."
                )
            ),
            YesNoColumn => (
                null,
                new(
                    $"\"{Printable.Of(text)}\" is neither \"{Printable.Of(form.No)}\" nor \"{Printable.Of(form.Yes)}\".",
                    "Write one of these."
                )
            ),
            NumberColumn when form.Date is { } date => Date(text, date),
            _ => Number(text),
        };

    private static (double? Cell, CellProblem? Problem) Date(string text, string form) =>
        CsvDate.TryRead(text, out var days, out _)
            ? (days, null)
            : (
                null,
                new(
                    $"\"{Printable.Of(text)}\" is not a date such as {CsvDate.Text(RowValues.Days(Example), form)}.",
                    "Correct it, or leave the cell empty where the column may be missing."
                )
            );

    private (double? Cell, CellProblem? Problem) Number(string text) =>
        !CsvNumber.TryRead(text, out var value) || !float.IsFinite((float)value) ? (null, CsvNumber.ProblemOfTable(text, separator))
        : column is CountColumn && !(value is >= 0 and <= CountColumn.Greatest && double.IsInteger(value))
            ? (
                null,
                new(
                    $"\"{Printable.Of(text)}\" is not a count, a whole number from 0 to 16777216.",
                    "Correct it, or train with a column of numbers."
                )
            )
        : column is NumberColumn number && number.Fault(value) is { } fault ? (null, new(fault, ""))
        : (value, null);

    private static Dictionary<double, int> NumbersOf(CategoryColumn column)
    {
        var numbers = new Dictionary<double, int>();
        for (var i = 0; i < column.Levels.Count; i++)
        {
            var isNumber = CsvNumber.TryRead(column.Levels[i], out var number) && double.IsFinite(number);
            if (isNumber)
            {
                _ = numbers.TryAdd(number, i);
            }
            else if (column.Levels[i] != column.Other && !CsvNumber.IsMissing(column.Levels[i]))
            {
                return [];
            }
        }

        return numbers;
    }

    private bool IsNumberOf(string text, out int level)
    {
        level = 0;
        return levelNumbers.Count > 0
            && IsPlain(text)
            && CsvNumber.TryRead(text, out var number)
            && levelNumbers.TryGetValue(number, out level);
    }

    // 1.0 and -2, but not 007 or 1E3, which are codes of their own.
    private static bool IsPlain(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length > 0
            && !digits.ContainsAnyExcept(Digits)
            && !(digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]));
    }

    private bool Is(string text, string word) => string.Equals(text, word, form.Words);

    private static CellProblem Missing(string text) =>
        new(
            (text.Length == 0 ? "the cell is empty" : $"\"{Printable.Of(text)}\" stands for a missing value")
                + ", and the column may not be missing.",
            "Fill in the value, leave the row out, or train with --hide 0.1 (in code InferenceOptions.Hidden), by which every column may be missing."
        );
}
