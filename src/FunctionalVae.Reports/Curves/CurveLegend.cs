namespace FunctionalVae.Reports;

/// <summary>Which colour is which name, from top to bottom; nothing where one name goes without saying.</summary>
internal sealed record CurveLegend(IReadOnlyList<(string Name, int Colour)> Names)
{
    private const int RowHeight = 22;
    private const int StrokeLength = 18;
    private const int TextLeft = 26;
    private const double Pen = 3;
    private const double TextScale = 1.25;
    private static readonly Rgb Ink = Rgb.Grey(60);

    /// <summary>The names of all panels, each once, in the order in which they come.</summary>
    public static CurveLegend Of(IEnumerable<CurvePanel> panels)
    {
        (string Name, int Colour)[] names =
        [
            .. panels
                .SelectMany(panel => panel.Curves)
                .Where(curve => curve.Name.Length > 0)
                .Select(curve => (curve.Name, curve.Colour))
                .DistinctBy(curve => curve.Name, StringComparer.Ordinal),
        ];
        return new(names.Length > 1 ? names : []);
    }

    /// <summary>In pixels; 0 without names.</summary>
    public int Width => Names.Count == 0 ? 0 : TextLeft + (int)Math.Ceiling(Names.Max(one => StrokeFont.Width(one.Name, TextScale)));

    /// <summary>In pixels.</summary>
    public int Height => Names.Count * RowHeight;

    public void Draw(Bitmap picture, int left, int top)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            var middle = top + (i * RowHeight) + (RowHeight / 2);
            Painter.Line(picture, [(left, middle), (left + StrokeLength, middle)], Pen, Palette.Of(Names[i].Colour));
            StrokeFont.Draw(picture, Names[i].Name, left + TextLeft, middle - (StrokeFont.CapHeight * TextScale / 2), TextScale, Ink);
        }
    }
}
