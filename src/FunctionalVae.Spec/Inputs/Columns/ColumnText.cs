using System.Text;

namespace FunctionalVae;

/// <summary>Columns as C# expressions, in which what is as usual is left out.</summary>
internal static class ColumnText
{
    /// <summary>The expression of a column.</summary>
    /// <param name="type">The record.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="mayBeMissing">Whether it may be missing.</param>
    /// <param name="own">What such columns have besides; null where this one has not.</param>
    /// <param name="last">What stands behind all that; null where this one has not.</param>
    public static string New(
        string type,
        string name,
        bool mayBeMissing,
        (string Name, object? Value)? own,
        (string Name, object? Value)? last = null
    ) =>
        SpecText.New(
            type,
            [
                (nameof(Column.Name), Quoted(name)),
                .. own is { } argument ? new[] { argument } : [],
                .. mayBeMissing ? new[] { (nameof(Column.MayBeMissing), (object?)true) } : [],
                .. last is { } other ? new[] { other } : [],
            ]
        );

    /// <summary>A text as a C# literal, in ASCII.</summary>
    public static string Quoted(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var literal = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => literal.Append('\\').Append(letter),
                < ' ' or > '~' => literal
                    .Append("\\u")
                    .Append(((int)letter).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => literal.Append(letter),
            };
        }

        return literal.Append('"').ToString();
    }
}
