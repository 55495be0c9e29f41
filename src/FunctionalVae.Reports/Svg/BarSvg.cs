using static FunctionalVae.Reports.SvgParts;

namespace FunctionalVae.Reports;

/// <summary>Bars below each other as SVG text, which a page holds as it is: it takes the colour of the text around it, in light and in dark.</summary>
public static class BarSvg
{
    private const int RowHeight = 22;
    private const int DenseRowHeight = 15;
    private const int MostRows = 16;
    private const int Gap = 8;
    private const int Top = 8;
    private const int ThresholdHeight = 18;
    private const int Bottom = 44;
    private const double MostLabel = 0.4;

    /// <summary>Draws a bar for each row, its label before it and its number behind it.</summary>
    /// <param name="bars">From top to bottom; at least one.</param>
    /// <param name="horizontal">The name of the axis, with its unit.</param>
    /// <param name="threshold">A line across all bars; null for none.</param>
    /// <param name="isLogarithmic">Whether the axis is; bars that do not end above 0 are then drawn as empty.</param>
    /// <param name="width">In pixels; at least 200.</param>
    /// <exception cref="ArgumentException">There is no bar, or the picture is too small.</exception>
    public static string Draw(
        IReadOnlyList<Bar> bars,
        string horizontal,
        BarThreshold? threshold = null,
        bool isLogarithmic = false,
        int width = 440
    )
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(horizontal);
        ArgumentOutOfRangeException.ThrowIfZero(bars.Count, nameof(bars));
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 200);
        var left = Math.Min(MostLabel * width, bars.Max(bar => WidthOf(bar.Label))) + Gap;
        var right = width - bars.Max(bar => WidthOf(bar.Text)) - (2 * Gap);
        var axis = Axis(bars, threshold, isLogarithmic, left, right);
        var top = threshold is null ? Top : Top + ThresholdHeight;
        var step = bars.Count > MostRows ? DenseRowHeight : RowHeight;
        var bottom = top + (bars.Count * step);
        return Chart(
            width,
            bottom + Bottom,
            $"{horizontal}: {string.Join("; ", bars.Select(bar => $"{bar.Label} {bar.Text}"))}",
            [
                .. Across(axis, top, bottom, horizontal),
                .. bars.SelectMany((bar, i) => Row(bar, axis, left, width, top + (i * step), step)),
                .. threshold is null ? [] : Mark(threshold, axis, top, bottom, width),
            ]
        ).Text;
    }

    private static SvgAxis Axis(IReadOnlyList<Bar> bars, BarThreshold? threshold, bool isLogarithmic, double left, double right)
    {
        double[] ends =
        [
            .. bars.SelectMany(bar => (double[])[bar.From, bar.To]).Where(double.IsFinite),
            .. threshold is null ? [] : (double[])[threshold.Value],
        ];
        if (!isLogarithmic)
        {
            var (low, high) = (Math.Min(0, ends.DefaultIfEmpty(0).Min()), Math.Max(0, ends.DefaultIfEmpty(1).Max()));
            return new(low, high > low ? high : low + 1, left, right);
        }

        double[] positive = [.. ends.Where(end => end > 0).DefaultIfEmpty(1)];
        // At least a decade, and the least bar is seen.
        return new(positive.Min() / 2, Math.Max(positive.Max() * 1.3, positive.Min() * 5), left, right, IsLogarithmic: true);
    }

    private static IEnumerable<Markup> Row(Bar bar, SvgAxis axis, double left, int width, double top, int step)
    {
        var (middle, half) = (top + (step / 2.0), step * 0.36);
        var label = Cut(bar.Label, left - Gap);
        yield return Text(left - Gap, middle + (FontSize * 0.35), label, "end");
        yield return Text(width - 2, middle + (FontSize * 0.35), bar.Text, "end");
        if (double.IsFinite(bar.From) && double.IsFinite(bar.To) && (!axis.IsLogarithmic || bar.To > 0))
        {
            var (from, to) = (axis.IsLogarithmic ? axis.Start : axis.At(bar.From), axis.At(bar.To));
            yield return bar.IsHollow
                ? Outline(from, middle - half, to, middle + half, Colour(bar.Colour), "3 2")
                : Box(from, middle - half, to, middle + half, Colour(bar.Colour));
        }
    }

    private static IEnumerable<Markup> Mark(BarThreshold threshold, SvgAxis axis, double top, double bottom, int width)
    {
        var x = axis.At(threshold.Value);
        var isRight = x > width / 2.0;
        yield return Line(x, top - 4, x, bottom, 0.9, "5 3");
        yield return Text(x, top - 8, threshold.Name, isRight ? "end" : "start");
    }
}
