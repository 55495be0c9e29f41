using System.Globalization;

namespace FunctionalVae.Reports;

/// <summary>Which colour is which label, from top to bottom.</summary>
internal sealed record PlotLegend(IReadOnlyList<int> Labels, IReadOnlyList<string>? Names)
{
    private const int RowHeight = 22;
    private const int DotRadius = 5;
    private const int TextLeft = 16;
    private const double TextScale = 1.25;
    private static readonly Rgb Ink = Rgb.Grey(60);

    /// <summary>In pixels; 0 without labels.</summary>
    public int Width =>
        Labels.Count == 0 ? 0 : DotRadius + TextLeft + (int)Math.Ceiling(Labels.Max(label => StrokeFont.Width(Text(label), TextScale)));

    public void Draw(Bitmap picture, int left, int top, int height)
    {
        // The last row that fits says that there are more.
        var fitting = Math.Max(1, height / RowHeight);
        var shown = Labels.Count <= fitting ? Labels.Count : fitting - 1;
        for (var i = 0; i < shown; i++)
        {
            var middle = top + (i * RowHeight) + (RowHeight / 2);
            Painter.Dot(picture, left + DotRadius, middle, DotRadius, Palette.Of(Labels[i]));
            StrokeFont.Draw(picture, Text(Labels[i]), left + TextLeft, middle - (StrokeFont.CapHeight * TextScale / 2), TextScale, Ink);
        }

        if (shown < Labels.Count)
        {
            StrokeFont.Draw(picture, "\u2026", left + TextLeft, top + (shown * RowHeight), TextScale, Ink);
        }
    }

    // A name with boxes in it may look like another: its number goes before it.
    private string Text(int label)
    {
        var number = label.ToString(CultureInfo.InvariantCulture);
        return Names is null || (uint)label >= (uint)Names.Count ? number
            : StrokeFont.Knows(Names[label]) ? Names[label]
            : $"{number}: {Names[label]}";
    }
}
