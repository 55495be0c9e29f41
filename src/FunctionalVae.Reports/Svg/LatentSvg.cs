using System.Globalization;
using static FunctionalVae.Reports.Markup;
using static FunctionalVae.Reports.SvgParts;

namespace FunctionalVae.Reports;

/// <summary>A plane of the latent space as SVG text: posterior means by label, ellipses of some posteriors, and where the prior lies. A unit is equally long on both axes.</summary>
public static class LatentSvg
{
    private const int Left = 46;
    private const int Right = 12;
    private const int Top = 26;
    private const int Bottom = 44;
    private const int LegendRow = 18;
    private const int LegendDot = 14;

    /// <summary>Draws the plane.</summary>
    /// <param name="plane">What lies on it; points that are not finite, and few that lie far from all others, are left out.</param>
    /// <param name="width">In pixels; at least 200.</param>
    /// <exception cref="ArgumentException">There are other numbers of labels than of points, or the picture is too small.</exception>
    public static string Draw(LatentPlane plane, int width = 440)
    {
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 200);
        if (plane.Labels is { } labels && labels.Count != plane.Points.Count)
        {
            throw new ArgumentException($"{labels.Count} labels for {plane.Points.Count} points.", nameof(plane));
        }

        var side = width - Left - Right;
        var (across, up) = Axes(plane, side);
        var (legend, height) = Legend(plane, Top + side + Bottom, width);
        return Chart(
            width,
            height,
            $"{plane.Points.Count} posterior means on the plane of {plane.Horizontal} and {plane.Vertical}, with the prior",
            [
                Text(2, FontSize + 2, plane.Vertical),
                .. Across(across, Top, Top + side, plane.Horizontal),
                .. Up(up, Left, Left + side),
                Tag(
                    "svg",
                    [
                        ("x", Number(Left)),
                        ("y", Number(Top)),
                        ("width", Number(side)),
                        ("height", Number(side)),
                        ("viewBox", $"{Number(Left)} {Number(Top)} {Number(side)} {Number(side)}"),
                    ],
                    Inside(plane, across, up)
                ),
                .. legend,
            ]
        ).Text;
    }

    private static (SvgAxis Across, SvgAxis Up) Axes(LatentPlane plane, int side)
    {
        var x = PlotRange.Of(Finite(Dots(plane).Select(point => point.X), plane.Contours.Select(one => (one.X, one.RadiusX))));
        var y = PlotRange.Of(Finite(Dots(plane).Select(point => point.Y), plane.Contours.Select(one => (one.Y, one.RadiusY))));
        var length = Math.Max(x.Length, y.Length);
        (x, y) = (x.WithLength(length), y.WithLength(length));
        return (new(x.Low, x.High, Left, Left + side), new(y.Low, y.High, Top + side, Top));

        static IEnumerable<double> Finite(IEnumerable<double> points, IEnumerable<(double Centre, double Radius)> ellipses) =>
            points.Concat(ellipses.SelectMany(one => (double[])[one.Centre - one.Radius, one.Centre + one.Radius])).Where(double.IsFinite);

        static IEnumerable<(double X, double Y)> Dots(LatentPlane plane) => plane.Points.Concat(plane.PriorDraws);
    }

    private static IEnumerable<Markup> Inside(LatentPlane plane, SvgAxis across, SvgAxis up)
    {
        return
        [
            .. plane.PriorDraws.Where(IsFinite).Select(draw => Dot(draw, 1.6, "currentColor", 0.35)),
            .. plane
                .Points.Select((point, i) => (Point: point, Colour: Colour(plane.Labels?[i] ?? 0)))
                .Where(one => IsFinite(one.Point))
                .Select(one => Dot(one.Point, 2.4, one.Colour, 0.8)),
            .. plane.Contours.Select(one => Ellipse(one, 0.8, "5 3")),
            .. plane.Posteriors.Select(one => Ellipse(one, 0.6, "none")),
        ];

        Markup Dot((double X, double Y) point, double radius, string colour, double opacity) =>
            Round(across.At(point.X), up.At(point.Y), radius, colour, opacity);

        Markup Ellipse((double X, double Y, double RadiusX, double RadiusY) one, double ink, string dashes) =>
            Empty(
                "ellipse",
                ("cx", Number(across.At(one.X))),
                ("cy", Number(up.At(one.Y))),
                ("rx", Number(across.At(one.RadiusX) - across.At(0))),
                ("ry", Number(up.At(0) - up.At(one.RadiusY))),
                ("fill", "none"),
                ("stroke", "currentColor"),
                ("stroke-opacity", Number(ink)),
                ("stroke-dasharray", dashes)
            );

        static bool IsFinite((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);
    }

    private static Markup Round(double x, double y, double radius, string colour, double opacity) =>
        Empty("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), ("fill", colour), ("fill-opacity", Number(opacity)));

    private static (IReadOnlyList<Markup> Items, double Height) Legend(LatentPlane plane, double top, int width)
    {
        var (items, x, y) = (new List<Markup>(), (double)Left, top + 8);
        foreach (var label in (plane.Labels ?? []).Distinct().Order())
        {
            var name = Cut(
                plane.LabelNames is { } names && label < names.Count ? names[label] : label.ToString(CultureInfo.InvariantCulture),
                width / 3.0
            );
            if (x + LegendDot + WidthOf(name) > width - Right && x > Left)
            {
                (x, y) = (Left, y + LegendRow);
            }

            items.Add(Round(x + 4, y, 4, Colour(label), 1));
            items.Add(Text(x + LegendDot, y + (FontSize * 0.35), name));
            x += LegendDot + WidthOf(name) + 14;
        }

        return (items, items.Count == 0 ? top : y + 12);
    }
}
