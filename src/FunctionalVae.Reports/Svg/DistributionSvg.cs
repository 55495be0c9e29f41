using static System.FormattableString;
using static FunctionalVae.Reports.SvgParts;

namespace FunctionalVae.Reports;

/// <summary>Two distributions of a column over each other as SVG text: the first as filled bars, the second as a dashed outline.</summary>
public static class DistributionSvg
{
    private const int Left = 46;
    private const int Right = 10;
    private const int Top = 26;
    private const int Bottom = 26;
    private const int RowHeight = 24;
    private const double MostLabel = 0.42;

    /// <summary>Draws a histogram, or a row for each level. The height of a bar is the share of its set, in percent.</summary>
    /// <param name="distribution">The shares; as many of the first as of the second.</param>
    /// <param name="first">What the first set is, for those who do not see the picture.</param>
    /// <param name="second">What the second is.</param>
    /// <param name="width">In pixels; at least 160.</param>
    /// <param name="height">Of a histogram, in pixels; at least 100. Levels take what they need.</param>
    /// <exception cref="ArgumentException">There are no shares, more of one set than of the other, or the picture is too small.</exception>
    public static string Draw(Distribution distribution, string first, string second, int width = 300, int height = 170)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 160);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 100);
        var (one, other) = (distribution.First, distribution.Second);
        if (one.Count == 0 || one.Count != other.Count || (distribution.Levels is { } levels && levels.Count != one.Count))
        {
            throw new ArgumentException(
                $"{one.Count} and {other.Count} shares: a distribution needs one of each set for every bin or level.",
                nameof(distribution)
            );
        }

        return distribution.Levels is { } names
            ? Rows(distribution, names, (first, second), width)
            : Histogram(distribution, (first, second), width, height);
    }

    private static string Histogram(Distribution distribution, (string First, string Second) sets, int width, int height)
    {
        var most = Math.Max(distribution.First.Max(), distribution.Second.Max());
        var across = new SvgAxis(distribution.Low, distribution.High, Left, width - Right);
        var up = new SvgAxis(0, 100 * (most > 0 ? most * 1.05 : 1), height - Bottom, Top);
        var step = (distribution.High - distribution.Low) / distribution.First.Count;
        return Chart(
            width,
            height,
            Words(distribution, sets),
            [
                Text(2, FontSize + 2, Cut(distribution.Title, width - 4)),
                .. Across(across, Top, height - Bottom, ""),
                .. Up(up, Left, width - Right),
                .. distribution.First.Select(
                    (share, i) => Box(across.At(Edge(i)), up.At(0), across.At(Edge(i + 1)), up.At(100 * share), Colour(0), 0.45)
                ),
                Path(
                    distribution
                        .Second.SelectMany((share, i) => ((double, double)[])[(Edge(i), 100 * share), (Edge(i + 1), 100 * share)])
                        .Prepend((distribution.Low, 0))
                        .Append((distribution.High, 0))
                        .Select(point => (across.At(point.Item1), up.At(point.Item2))),
                    Colour(1),
                    "6 2"
                ),
            ]
        ).Text;

        double Edge(int i) => distribution.Low + (i * step);
    }

    private static string Rows(Distribution distribution, IReadOnlyList<string> levels, (string First, string Second) sets, int width)
    {
        var left = Math.Min(MostLabel * width, levels.Max(WidthOf)) + 8;
        var most = Math.Max(distribution.First.Max(), distribution.Second.Max());
        var axis = new SvgAxis(0, 100 * (most > 0 ? most : 1), left, width - Right);
        var bottom = Top + (levels.Count * RowHeight);
        return Chart(
            width,
            bottom + Bottom,
            Words(distribution, sets),
            [
                Text(2, FontSize + 2, Cut(distribution.Title, width - 4)),
                .. Across(axis, Top, bottom, ""),
                .. levels.SelectMany((level, i) => Row(level, i, Top + (i * RowHeight))),
            ]
        ).Text;

        IEnumerable<Markup> Row(string level, int i, double top)
        {
            yield return Text(left - 6, top + (RowHeight / 2.0) + (FontSize * 0.35), Cut(level, left - 8), "end");
            yield return Box(axis.Start, top + 3, axis.At(100 * distribution.First[i]), top + 11, Colour(0), 0.55);
            yield return Outline(axis.Start, top + 13, axis.At(100 * distribution.Second[i]), top + 20, Colour(1), "6 2");
        }
    }

    private static string Words(Distribution distribution, (string First, string Second) sets)
    {
        var apart = distribution.First.Zip(distribution.Second, (one, other) => Math.Abs(one - other)).Sum() / 2;
        return Invariant(
            $"{distribution.Title}: shares of {sets.First} beside those of {sets.Second}, in percent; {100 * apart:F0} % of one would have to move to make the other"
        );
    }
}
