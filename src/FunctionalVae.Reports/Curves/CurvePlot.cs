namespace FunctionalVae.Reports;

/// <summary>Curves over a common axis, such as what training came to after each epoch: panels above each other, each with a scale of its own.</summary>
public static class CurvePlot
{
    private const double CaptionScale = 1.25;
    private const double TitleScale = 1.75;
    private const double NoteScale = 1.05;
    private const int LeftMargin = 104;
    private const int RightMargin = 24;
    private const int TopMargin = 24;
    private const int TitleHeight = 28;
    private const int PanelGap = 28;
    private const int BottomMargin = 70;
    private const int LegendGap = 18;
    private const int LeastFrame = 80;
    private const int RowsBetweenTicks = 45;

    // Few points are seen one by one; many would run into a band.
    private const int MostDots = 60;
    private const double DotPen = 6;
    private const int MostThick = 300;
    private const double ThickPen = 2.2;
    private const double ThinPen = 1.4;
    private const double FaintShare = 0.3;

    private static readonly Rgb Ink = Rgb.Grey(30);
    private static readonly Rgb FaintInk = Rgb.Grey(130);

    /// <summary>
    /// Draws panels with axes and curves, and a legend where there is more than one name. Values that are not finite are left out, and so are
    /// a few at either end of a panel that would leave the others no room; the panel says how many. Of long curves running means are drawn
    /// over the values.
    /// </summary>
    /// <param name="panels">From top to bottom.</param>
    /// <param name="style">Captions and sizes; null for the usual.</param>
    /// <exception cref="ArgumentException">There is no panel, the picture is too small, or names leave no room for curves.</exception>
    public static Bitmap Draw(IReadOnlyList<CurvePanel> panels, CurveStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(panels);
        style ??= new();
        var legend = CurveLegend.Of(panels);
        Require(panels, style, legend);
        var top = TopMargin + (style.Title.Length > 0 ? TitleHeight : 0);
        var step = style.PanelHeight + PanelGap;
        var bottom = Math.Max(top + (panels.Count * step) - PanelGap, top + legend.Height);
        var picture = new Bitmap(style.Width, bottom + BottomMargin);
        var across = PlotRange.Of(
            panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Points).Select(point => point.X).Where(IsFinite)
        );
        var width = style.Width - LeftMargin - RightOf(legend);
        for (var i = 0; i < panels.Count; i++)
        {
            var isLast = i == panels.Count - 1;
            var frame = new PlotFrame(LeftMargin, top + (i * step), width, style.PanelHeight, across, RangeOf(panels[i]))
            {
                LeastColumnStep = 1,
                RowsBetweenTicks = RowsBetweenTicks,
                HasHorizontalTexts = isLast,
            };
            Draw(picture, frame, panels[i]);
            if (isLast)
            {
                DrawCentred(picture, style.Horizontal, frame.Left + (width / 2.0), frame.Bottom + 34, CaptionScale);
                DrawMeansNote(picture, panels, frame.Right, frame.Bottom + 36);
            }
        }

        legend.Draw(picture, LeftMargin + width + LegendGap, top);
        DrawCentred(picture, style.Title, LeftMargin + (width / 2.0), TopMargin - 2, TitleScale);
        return picture;
    }

    private static void Draw(Bitmap picture, PlotFrame frame, CurvePanel panel)
    {
        frame.DrawGrid(picture);
        foreach (var curve in panel.Curves)
        {
            DrawCurve(picture, frame, curve);
        }

        frame.DrawAxes(picture);
        var start = frame.Top + (frame.Height / 2.0) + (StrokeFont.Width(panel.Vertical, CaptionScale) / 2);
        StrokeFont.DrawUpwards(picture, panel.Vertical, 16, start, CaptionScale, Ink);
        double[] values = [.. panel.Curves.SelectMany(curve => curve.Points).Select(point => point.Y)];
        if (
            PlotNote.Of(values.Count(value => IsFinite(value) && !frame.Y.Contains(value)), values.Count(value => !IsFinite(value))) is
            { } note
        )
        {
            StrokeFont.Draw(picture, note, frame.Right - StrokeFont.Width(note, NoteScale), frame.Top - 15, NoteScale, FaintInk);
        }
    }

    // Of a long run the values make a band that hides others; their means are seen in it.
    private static void DrawCurve(Bitmap picture, PlotFrame frame, Curve curve)
    {
        var window = CurveMeans.Window(curve.Points.Count);
        var hasDots = curve.Points.Count <= MostDots;
        var pen = curve.Points.Count <= MostThick ? ThickPen : ThinPen;
        DrawStrokes(picture, frame, curve.Points, hasDots, pen, curve.Colour, window > 1 ? FaintShare : 1);
        if (window > 1)
        {
            DrawStrokes(picture, frame, CurveMeans.Of(curve.Points, window), false, ThickPen, curve.Colour, 1);
        }
    }

    private static void DrawStrokes(
        Bitmap picture,
        PlotFrame frame,
        IReadOnlyList<(double X, double Y)> points,
        bool hasDots,
        double pen,
        int colour,
        double opacity
    )
    {
        var ink = new Coverage(frame.Left, frame.Top, frame.Width, frame.Height);
        (double X, double Y)? before = null;
        foreach (var point in points)
        {
            if (!IsFinite(point.X) || !IsFinite(point.Y))
            {
                before = null;
                continue;
            }

            (double X, double Y) place = (frame.Column(point.X), frame.Row(point.Y));
            ink.Line(before ?? place, place, pen);
            if (hasDots)
            {
                ink.Line(place, place, DotPen);
            }

            before = place;
        }

        ink.Lay(picture, Palette.Of(colour), opacity);
    }

    private static void DrawMeansNote(Bitmap picture, IReadOnlyList<CurvePanel> panels, int right, int top)
    {
        var longest = panels.SelectMany(panel => panel.Curves).Select(curve => curve.Points.Count).DefaultIfEmpty().Max();
        if (CurveMeans.Window(longest) is > 1 and var window)
        {
            var text = FormattableString.Invariant($"thick: means of {window}");
            StrokeFont.Draw(picture, text, right - StrokeFont.Width(text, NoteScale), top, NoteScale, FaintInk);
        }
    }

    private static PlotRange RangeOf(CurvePanel panel) =>
        PlotRange.OfCurves(panel.Curves.SelectMany(curve => curve.Points).Select(point => point.Y).Where(IsFinite));

    private static int RightOf(CurveLegend legend) => RightMargin + (legend.Width > 0 ? LegendGap + legend.Width : 0);

    // Beyond this the length of a range is not finite.
    private static bool IsFinite(double value) => Math.Abs(value) <= 1e300;

    private static void DrawCentred(Bitmap picture, string text, double middle, int top, double scale) =>
        StrokeFont.Draw(picture, text, Math.Max(RightMargin, middle - (StrokeFont.Width(text, scale) / 2)), top, scale, Ink);

    private static void Require(IReadOnlyList<CurvePanel> panels, CurveStyle style, CurveLegend legend)
    {
        if (panels.Count == 0)
        {
            throw new ArgumentException("There is no panel to draw.", nameof(panels));
        }

        if (style.Width < CurveStyle.LeastWidth || style.PanelHeight < CurveStyle.LeastPanelHeight)
        {
            throw new ArgumentException(
                $"A plot of curves needs {CurveStyle.LeastWidth} pixels across and {CurveStyle.LeastPanelHeight} for each panel.",
                nameof(style)
            );
        }

        if (style.Width - LeftMargin - RightOf(legend) < LeastFrame)
        {
            throw new ArgumentException($"{style.Width} pixels across leave no room for curves beside the names.", nameof(style));
        }
    }
}
