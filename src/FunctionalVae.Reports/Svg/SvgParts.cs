using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.Reports;

/// <summary>What charts in SVG are made of. Ink is the colour of the text around them; colours of data are variables of the page, with values for white paper.</summary>
internal static class SvgParts
{
    public const int FontSize = 12;

    // Of the Latin letters of the usual fonts without serifs, in units of the font's size.
    private const double LetterWidth = 0.68;

    /// <summary>The colour of a series: a variable of the page, and where that says nothing one of <see cref="Palette"/>.</summary>
    public static string Colour(int series)
    {
        var (number, colour) = ((series % Palette.Count) + 1, Palette.Of(series));
        return FormattableString.Invariant($"var(--series-{number}, #{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2})");
    }

    /// <summary>The whole chart, with what it shows in words for those who do not see it.</summary>
    public static Markup Chart(double width, double height, string words, params IEnumerable<Markup> content) =>
        Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("viewBox", $"0 0 {Number(width)} {Number(height)}"),
                ("width", Number(width)),
                ("height", Number(height)),
                ("role", "img"),
                ("aria-label", words),
                ("font-size", Number(FontSize)),
                ("font-family", "system-ui, sans-serif"),
                ("fill", "currentColor"),
            ],
            content
        );

    /// <summary>A text; its anchor is start, middle or end.</summary>
    public static Markup Text(double x, double y, string text, string anchor = "start") =>
        Tag("text", [("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor)], text);

    /// <summary>A straight line in ink, from 0 for none to 1 for full.</summary>
    public static Markup Line(double x1, double y1, double x2, double y2, double ink, string dashes = "none") =>
        Empty(
            "line",
            ("x1", Number(x1)),
            ("y1", Number(y1)),
            ("x2", Number(x2)),
            ("y2", Number(y2)),
            ("stroke", "currentColor"),
            ("stroke-opacity", Number(ink)),
            ("stroke-dasharray", dashes)
        );

    /// <summary>A filled rectangle between two corners.</summary>
    public static Markup Box(double x1, double y1, double x2, double y2, string fill, double opacity = 1) =>
        Empty(
            "rect",
            ("x", Number(Math.Min(x1, x2))),
            ("y", Number(Math.Min(y1, y2))),
            ("width", Number(Math.Abs(x2 - x1))),
            ("height", Number(Math.Abs(y2 - y1))),
            ("fill", fill),
            ("fill-opacity", Number(opacity))
        );

    /// <summary>An outline between two corners.</summary>
    public static Markup Outline(double x1, double y1, double x2, double y2, string stroke, string dashes = "none") =>
        Empty(
            "rect",
            ("x", Number(Math.Min(x1, x2))),
            ("y", Number(Math.Min(y1, y2))),
            ("width", Number(Math.Abs(x2 - x1))),
            ("height", Number(Math.Abs(y2 - y1))),
            ("fill", "none"),
            ("stroke", stroke),
            ("stroke-dasharray", dashes)
        );

    /// <summary>A line through points, broken where one is not finite.</summary>
    public static Markup Path(IEnumerable<(double X, double Y)> points, string colour, string dashes = "none", double width = 2)
    {
        var (commands, isPenDown) = (new List<string>(), false);
        foreach (var (x, y) in points)
        {
            var isFinite = double.IsFinite(x) && double.IsFinite(y);
            if (isFinite)
            {
                commands.Add($"{(isPenDown ? 'L' : 'M')}{Number(x)} {Number(y)}");
            }

            isPenDown = isFinite;
        }

        return Empty(
            "path",
            ("d", string.Join(' ', commands)),
            ("fill", "none"),
            ("stroke", colour),
            ("stroke-width", Number(width)),
            ("stroke-dasharray", dashes),
            ("stroke-linejoin", "round")
        );
    }

    /// <summary>Numbers and grid lines across a frame from <paramref name="top"/> to <paramref name="bottom"/>, with the axis' name under them.</summary>
    public static IEnumerable<Markup> Across(SvgAxis axis, double top, double bottom, string name)
    {
        foreach (var (value, text) in axis.Ticks())
        {
            yield return Line(axis.At(value), top, axis.At(value), bottom, value == 0 ? 0.45 : 0.14);
            yield return Text(axis.At(value), bottom + FontSize + 4, text, "middle");
        }

        yield return Text((axis.Start + axis.End) / 2, bottom + (2 * FontSize) + 10, name, "middle");
    }

    /// <summary>Numbers and grid lines up a frame from <paramref name="left"/> to <paramref name="right"/>.</summary>
    public static IEnumerable<Markup> Up(SvgAxis axis, double left, double right)
    {
        foreach (var (value, text) in axis.Ticks())
        {
            yield return Line(left, axis.At(value), right, axis.At(value), value == 0 ? 0.45 : 0.14);
            yield return Text(left - 6, axis.At(value) + (FontSize * 0.35), text, "end");
        }
    }

    /// <summary>About how wide a text is, in pixels.</summary>
    public static double WidthOf(string text) => text.Length * FontSize * LetterWidth;

    /// <summary>A text that is cut to a width, with … where something is missing.</summary>
    public static string Cut(string text, double width)
    {
        var most = Math.Max(2, (int)(width / (FontSize * LetterWidth)));
        return text.Length <= most ? text : text[..(most - 1)] + "…";
    }
}
