using static System.FormattableString;
using static FunctionalVae.Reports.SvgParts;

namespace FunctionalVae.Reports;

/// <summary>A panel of curves over a common axis as SVG text, which a page holds as it is: it takes the colour of the text around it, in light and in dark.</summary>
public static class CurveSvg
{
    private const int Left = 62;
    private const int Right = 14;
    private const int Top = 50;
    private const int Bottom = 44;
    private const int LegendStroke = 22;
    private const int LegendGap = 18;
    private const int MostPoints = 400;

    // Curves differ by more than their colours.
    private static readonly string[] Dashes = ["none", "7 3", "2 3", "9 3 2 3"];

    /// <summary>Draws axes, curves, the panel's name above them, and a legend where there is more than one name.</summary>
    /// <param name="panel">What is drawn. Values that are not finite leave gaps; a few that would leave the others no room are outside.</param>
    /// <param name="horizontal">The name of the axis across.</param>
    /// <param name="width">In pixels; at least 200.</param>
    /// <param name="height">In pixels; at least 150.</param>
    /// <exception cref="ArgumentException">The picture is too small.</exception>
    public static string Draw(CurvePanel panel, string horizontal = "epoch", int width = 440, int height = 260)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(horizontal);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 200);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 150);
        var points = panel.Curves.SelectMany(curve => curve.Points).ToList();
        var x = PlotRange.Of(points.Select(point => point.X).Where(double.IsFinite));
        var y = PlotRange.OfCurves(points.Select(point => point.Y).Where(double.IsFinite));
        var across = new SvgAxis(x.Low, x.High, Left, width - Right) { LeastStep = 1 };
        var up = new SvgAxis(y.Low, y.High, height - Bottom, Top);
        return Chart(
            width,
            height,
            Words(panel, horizontal),
            [
                Text(2, FontSize + 2, panel.Vertical),
                .. Legend(panel),
                .. Across(across, Top, height - Bottom, horizontal),
                .. Up(up, Left, width - Right),
                .. panel.Curves.Select(curve => Path(Placed(curve, across, up, y), Colour(curve.Colour), DashesOf(curve))),
            ]
        ).Text;
    }

    /// <summary>Of how many neighbouring points each drawn one is the mean, where a curve has <paramref name="count"/>: 1 for a short one.</summary>
    public static int PointsPerMean(int count) => (count + MostPoints - 1) / MostPoints;

    private static IEnumerable<(double X, double Y)> Placed(Curve curve, SvgAxis across, SvgAxis up, PlotRange y) =>
        curve
            .Points.Chunk(Math.Max(1, PointsPerMean(curve.Points.Count)))
            .Select(part => (X: part.Average(point => point.X), Y: part.Average(point => point.Y)))
            .Select(point => (across.At(point.X), y.Contains(point.Y) ? up.At(point.Y) : double.NaN));

    private static IEnumerable<Markup> Legend(CurvePanel panel)
    {
        var named = panel.Curves.Where(curve => curve.Name.Length > 0).DistinctBy(curve => curve.Name, StringComparer.Ordinal).ToList();
        var x = (double)Left;
        foreach (var curve in named.Count > 1 ? named : [])
        {
            yield return Path([(x, 30), (x + LegendStroke, 30)], Colour(curve.Colour), DashesOf(curve));
            yield return Text(x + LegendStroke + 5, 34, curve.Name);
            x += LegendStroke + 5 + WidthOf(curve.Name) + LegendGap;
        }
    }

    private static string DashesOf(Curve curve) => Dashes[(int)((uint)curve.Colour % (uint)Dashes.Length)];

    private static string Words(CurvePanel panel, string horizontal) =>
        $"{panel.Vertical} by {horizontal}: {string.Join("; ", panel.Curves.Where(curve => curve.Points.Count > 0).Select(EndsOf))}";

    private static string EndsOf(Curve curve) =>
        Invariant($"{curve.Name} from {curve.Points[0].Y:G4} to {curve.Points[^1].Y:G4}").TrimStart();
}
