using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Numbers as CSV files write them: a dot for decimals, no grouping, in every culture.</summary>
internal static class CsvNumber
{
    /// <summary>Whether the text is a number, or one of the usual words for a number that is missing or infinite.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out float value)
    {
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = float.NaN;
        return text.Equals("NA", StringComparison.OrdinalIgnoreCase)
            || text.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || text.Equals("+inf", StringComparison.OrdinalIgnoreCase)
            || text.Equals("-inf", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What is wrong with a cell that is not finite, and what to do.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="where">Its place in words.</param>
    public static string Problem(ReadOnlySpan<char> text, string where) => $"{where}: {Problem(text)}";

    private static string Problem(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "the cell is empty. Fill in the value, or remove the example (or the separator, where it ends every line).";
        }

        var shown = $"\"{Printable.Of(text)}\"";
        if (TryRead(text, out _))
        {
            return text.ContainsAnyInRange('0', '9')
                ? $"{shown} is too large for a 32-bit float (at most 3.4E+38). Divide the data first."
                : $"{shown} is not a finite number. Remove the example, or fill in the value.";
        }

        return $"{shown} is not a number. {Remedy(text)}";
    }

    private static string Remedy(ReadOnlySpan<char> text)
    {
        if (text.Contains(',') && TryRead(text.ToString().Replace(',', '.'), out _))
        {
            return "Write decimals with a dot.";
        }

        var first = text.IndexOfAny(' ', '|');
        return first > 0 && TryRead(text[..first], out _)
            ? "Separate values by a comma, a semicolon or a tab."
            : "Correct it; if the column holds labels, say so by its name or number (the label column).";
    }
}
