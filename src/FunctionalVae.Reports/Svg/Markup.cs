using System.Globalization;
using System.Text;

namespace FunctionalVae.Reports;

/// <summary>A piece of HTML or SVG that is also XML. A string becomes one by being escaped: what users name cannot become a tag.</summary>
internal sealed record Markup(string Text)
{
    public static Markup None { get; } = new("");

    public static implicit operator Markup(string text) => new(Escaped(text));

    /// <summary>Pieces, one after the other.</summary>
    public static Markup Of(params IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    /// <summary>An element without attributes.</summary>
    public static Markup Tag(string name, params IEnumerable<Markup> content) => Tag(name, [], content);

    /// <summary>An element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Names and values; values are escaped.</param>
    /// <param name="content">What is in it.</param>
    public static Markup Tag(string name, (string Name, string Value)[] attributes, params IEnumerable<Markup> content)
    {
        var text = new StringBuilder().Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            text.Append(' ').Append(attribute).Append("=\"").Append(Escaped(value)).Append('"');
        }

        return new(text.Append('>').Append(Of(content).Text).Append("</").Append(name).Append('>').ToString());
    }

    /// <summary>An element that never has content, such as <c>img</c>.</summary>
    public static Markup Empty(string name, params (string Name, string Value)[] attributes) =>
        new(Tag(name, attributes).Text[..^(name.Length + 4)] + "/>");

    /// <summary>A length in an attribute: at most two decimals, in every culture.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    // Characters that XML cannot hold are shown as what stands for the unknown.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(
                rune.Value switch
                {
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '&' => "&amp;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    '\t' or '\n' => rune.ToString(),
                    < ' ' or (>= 0x7f and < 0xa0) or 0xfffe or 0xffff => "\ufffd",
                    _ => rune.ToString(),
                }
            );
        }

        return escaped.ToString();
    }
}
