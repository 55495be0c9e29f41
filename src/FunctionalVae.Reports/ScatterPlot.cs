namespace FunctionalVae.Reports;

/// <summary>Points of the plane, such as latents, coloured by label.</summary>
public static class ScatterPlot
{
    private const double Opacity = 0.85;
    private const double CaptionScale = 1.35;
    private const double TitleScale = 1.75;
    private const double NoteScale = 1.1;
    private const int LeftMargin = 84;
    private const int RightMargin = 24;
    private const int TopMargin = 24;
    private const int TitleHeight = 28;
    private const int BottomMargin = 70;
    private const int LegendGap = 18;
    private const int LeastFrame = 40;
    private static readonly Rgb Ink = Rgb.Grey(30);
    private static readonly Rgb FaintInk = Rgb.Grey(130);

    /// <summary>Draws axes, points and, with labels, a legend. A unit is equally long on both axes.</summary>
    /// <param name="points">[count, 2]: across, then up. Points that are not finite are left out, and so are few that lie far from all others;
    /// the picture says how many.</param>
    /// <param name="labels">One per point; null for points of one colour. Ten colours, then they repeat.</param>
    /// <param name="style">Captions and sizes; null for the usual.</param>
    /// <exception cref="ArgumentException">The points are not pairs, the labels are too few or too many, or the picture is too small.</exception>
    public static Bitmap Draw(ReadOnlyMemory<float> points, IReadOnlyList<int>? labels, ScatterStyle? style = null)
    {
        style ??= new();
        Require(points, labels, style);
        (double X, double Y)[] pairs =
        [
            .. Enumerable.Range(0, points.Length / 2).Select(i => ((double)points.Span[2 * i], (double)points.Span[(2 * i) + 1])),
        ];
        (double X, double Y)[] finite = [.. pairs.Where(pair => double.IsFinite(pair.X) && double.IsFinite(pair.Y))];
        PlotLegend legend = new([.. (labels ?? []).Distinct().Order()], style.LabelNames);
        var frame = Frame(style, legend, PlotRange.Of(finite.Select(pair => pair.X)), PlotRange.Of(finite.Select(pair => pair.Y)));

        var picture = new Bitmap(style.Width, style.Height);
        frame.DrawGrid(picture);
        var outside = finite.Count(pair => !frame.Contains(pair));
        DrawPoints(picture, frame, pairs, labels, style.DotRadius);
        frame.DrawAxes(picture);
        legend.Draw(picture, frame.Right + LegendGap, frame.Top, frame.Height);
        DrawCaptions(picture, frame, style);
        DrawNote(picture, frame, outside, pairs.Length - finite.Length);
        return picture;
    }

    private static PlotFrame Frame(ScatterStyle style, PlotLegend legend, PlotRange x, PlotRange y)
    {
        var top = TopMargin + (style.Title.Length > 0 ? TitleHeight : 0);
        var right = RightMargin + (legend.Width > 0 ? LegendGap + legend.Width : 0);
        var (width, height) = (style.Width - LeftMargin - right, style.Height - top - BottomMargin);
        return width >= LeastFrame && height >= LeastFrame
            ? new PlotFrame(LeftMargin, top, width, height, x, y).WithEqualUnits()
            : throw new ArgumentException(
                $"{style.Width} × {style.Height} pixels leave no room for points beside the captions.",
                nameof(style)
            );
    }

    // In a random but fixed order, so that no label hides the others because it comes last.
    private static void DrawPoints(Bitmap picture, PlotFrame frame, (double X, double Y)[] pairs, IReadOnlyList<int>? labels, double radius)
    {
        foreach (var i in Permutation.Of(Key.FromSeed(0), pairs.Length).Where(i => frame.Contains(pairs[i])))
        {
            Painter.Dot(picture, frame.Column(pairs[i].X), frame.Row(pairs[i].Y), radius, Palette.Of(labels?[i] ?? 0), Opacity);
        }
    }

    private static void DrawCaptions(Bitmap picture, PlotFrame frame, ScatterStyle style)
    {
        var (middleX, middleY) = (frame.Left + (frame.Width / 2.0), frame.Top + (frame.Height / 2.0));
        var titleLeft = middleX - (StrokeFont.Width(style.Title, TitleScale) / 2);
        StrokeFont.Draw(picture, style.Title, Math.Max(RightMargin, titleLeft), TopMargin - 2, TitleScale, Ink);
        var acrossLeft = middleX - (StrokeFont.Width(style.Horizontal, CaptionScale) / 2);
        StrokeFont.Draw(picture, style.Horizontal, acrossLeft, frame.Bottom + 34, CaptionScale, Ink);
        var upStart = middleY + (StrokeFont.Width(style.Vertical, CaptionScale) / 2);
        StrokeFont.DrawUpwards(picture, style.Vertical, 16, upStart, CaptionScale, Ink);
    }

    private static void DrawNote(Bitmap picture, PlotFrame frame, int outside, int notFinite)
    {
        if (PlotNote.Of(outside, notFinite) is { } text)
        {
            StrokeFont.Draw(picture, text, frame.Right - StrokeFont.Width(text, NoteScale), frame.Bottom + 52, NoteScale, FaintInk);
        }
    }

    private static void Require(ReadOnlyMemory<float> points, IReadOnlyList<int>? labels, ScatterStyle style)
    {
        if (points.Length % 2 != 0)
        {
            throw new ArgumentException(
                $"{points.Length} numbers are not pairs. A scatter plot needs a latent of two dimensions.",
                nameof(points)
            );
        }

        if (labels is not null && labels.Count != points.Length / 2)
        {
            throw new ArgumentException($"{labels.Count} labels for {points.Length / 2} points.", nameof(labels));
        }

        if (style.Width < ScatterStyle.LeastSize || style.Height < ScatterStyle.LeastSize || !(style.DotRadius > 0))
        {
            throw new ArgumentException(
                $"A plot needs {ScatterStyle.LeastSize} pixels each way and dots of positive radius.",
                nameof(style)
            );
        }
    }
}
