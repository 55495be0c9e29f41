using System.Globalization;
using System.Text.RegularExpressions;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Numbers as CSV files write them: a dot for decimals, no grouping, in every culture.</summary>
internal static partial class CsvNumber
{
    // What statistics programs, spreadsheets and databases write for a value that is not there.
    private static readonly HashSet<string> MissingMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "",
        "?",
        ".",
        "-",
        "--",
        "NA",
        "N/A",
        "#N/A",
        "<NA>",
        "NaN",
        "-NaN",
        "null",
        "\\N",
        "none",
        "nil",
        "missing",
    };

    /// <summary>Whether the text stands for a value that is missing.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text) => MissingMarks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>The same in a column of a table, for everybody who asks.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="amongLevels">Whether the cells are levels of a category, of which none and nil may be one: no garage, no symptom.</param>
    public static bool IsMissing(string text, bool amongLevels) => IsMissing(text) && !(amongLevels && IsLevel(text));

    /// <summary>Whether the text is a number, or one of the usual words for NaN and infinity.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = double.NaN;
        return text.Equals("NA", StringComparison.OrdinalIgnoreCase)
            || text.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || text.Equals("+inf", StringComparison.OrdinalIgnoreCase)
            || text.Equals("-inf", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What is wrong with a cell that is not finite, and what to do.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="where">Its place in words.</param>
    /// <param name="separator">What stands between the cells of its file.</param>
    public static string Problem(ReadOnlySpan<char> text, string where, char separator) => $"{where}: {Problem(text, separator)}";

    /// <summary>Whether a text is a number as other programs write it: with separated thousands, or a comma for decimals.</summary>
    public static bool IsWrittenOtherwise(string text) =>
        Grouped().IsMatch(text) || (text.Contains(',', StringComparison.Ordinal) && TryRead(text.Replace(',', '.'), out _));

    /// <summary>The same without its place.</summary>
    public static string Problem(ReadOnlySpan<char> text, char separator) =>
        Of(text, separator, "Correct it; if the column holds labels, name it (--label-column; in code DataOptions.LabelColumn).").Text;

    /// <summary>The same of a column of numbers in a table.</summary>
    public static CellProblem ProblemOfTable(ReadOnlySpan<char> text, char separator) =>
        Of(text, separator, "Correct it, or leave the cell empty where the column may be missing.");

    private static bool IsLevel(string text) =>
        text.Equals("none", StringComparison.OrdinalIgnoreCase) || text.Equals("nil", StringComparison.OrdinalIgnoreCase);

    private static CellProblem Of(ReadOnlySpan<char> text, char separator, string correct)
    {
        if (text.IsEmpty)
        {
            return new("the cell is empty.", "Fill in the value, or remove the example (or the separator, where it ends every line).");
        }

        var shown = $"\"{Printable.Of(text)}\"";
        if (TryRead(text, out _))
        {
            return text.ContainsAnyInRange('0', '9')
                ? new($"{shown} is too large for a 32-bit float (at most 3.4E+38).", "Divide the data first.")
                : new($"{shown} is not a finite number.", "Remove the example, or fill in the value.");
        }

        return IsMissing(text)
            ? new($"{shown} stands for a missing value.", "Remove the example, or fill in the value.")
            : new($"{shown} is not a number.", Remedy(text.ToString(), separator, correct));
    }

    private static string Remedy(string text, char separator, string correct)
    {
        if (Grouped().Match(text) is { Success: true } grouped)
        {
            var plain = text.Replace(grouped.Groups[1].Value, "", StringComparison.Ordinal).Replace(',', '.');
            var mark = grouped.Groups[1].Value switch
            {
                "," => "comma",
                "." => "dot",
                "'" or "\u2019" => "apostrophe",
                _ => "space",
            };
            return IsAlsoDecimal(text, separator)
                ? $"Its comma separates thousands or decimals: write {plain}, or {text.Replace(',', '.')}."
                : $"Its {mark} separates thousands: write {plain}.";
        }

        if (text.Contains(',', StringComparison.Ordinal) && TryRead(text.Replace(',', '.'), out _))
        {
            return "Write decimals with a dot.";
        }

        var first = text.AsSpan().IndexOfAny(' ', '|');
        return first > 0 && TryRead(text.AsSpan(0, first), out _) ? "Separate values by a comma, a semicolon or a tab." : correct;
    }

    // Where commas separate no cells, 1,000 may be a decimal too.
    private static bool IsAlsoDecimal(string text, char separator) => separator != ',' && Decimal().IsMatch(text);

    // 1,000 and 1,000,000.5; 1.000,5; 1'000; and with any of the narrow spaces that are in use. A plain space separates values.
    [GeneratedRegex(
        @"\A[+-]?[0-9]{1,3}([,'\u00a0\u2009\u202f\u2019])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]*)?\z|\A[+-]?[0-9]{1,3}(?<1>\.)[0-9]{3}(?:\.[0-9]{3})*(?:,[0-9]+)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\A[+-]?[0-9]{1,3},[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();
}
