namespace FunctionalVae.Reports;

/// <summary>The rectangle in which points are drawn, and where in it a pair of numbers is. A unit is equally long on both axes.</summary>
/// <param name="Left">First column inside.</param>
/// <param name="Top">First row inside.</param>
/// <param name="Width">Columns inside.</param>
/// <param name="Height">Rows inside.</param>
/// <param name="X">Numbers from left to right.</param>
/// <param name="Y">Numbers from bottom to top.</param>
internal sealed record PlotFrame(int Left, int Top, int Width, int Height, PlotRange X, PlotRange Y)
{
    private const int TickDistance = 70;
    private const int TickLength = 5;
    private const int TextGap = 6;
    private const double TextScale = 1.25;
    private static readonly Rgb Line = Rgb.Grey(110);
    private static readonly Rgb Grid = Rgb.Grey(234);
    private static readonly Rgb Zero = Rgb.Grey(205);
    private static readonly Rgb Ink = Rgb.Grey(60);

    /// <summary>The least distance of two horizontal ticks: 1 where they count something.</summary>
    public double LeastColumnStep { get; init; }

    /// <summary>Pixels between two vertical ticks, about.</summary>
    public int RowsBetweenTicks { get; init; } = TickDistance;

    /// <summary>Whether numbers stand under the frame.</summary>
    public bool HasHorizontalTexts { get; init; } = true;

    public int Right => Left + Width;

    public int Bottom => Top + Height;

    /// <summary>The frame whose ranges are widened until a unit is equally long on both axes.</summary>
    public PlotFrame WithEqualUnits()
    {
        var unit = Math.Max(X.Length / Width, Y.Length / Height);
        return this with { X = X.WithLength(unit * Width), Y = Y.WithLength(unit * Height) };
    }

    public double Column(double x) => Left + ((x - X.Low) / X.Length * Width);

    public double Row(double y) => Bottom - ((y - Y.Low) / Y.Length * Height);

    public bool Contains((double X, double Y) point) => X.Contains(point.X) && Y.Contains(point.Y);

    /// <summary>Grid lines, to be drawn under the points.</summary>
    public void DrawGrid(Bitmap picture)
    {
        foreach (var x in HorizontalTicks.Values)
        {
            picture.Fill((int)Math.Round(Column(x)), Top, 1, Height, x == 0 ? Zero : Grid);
        }

        foreach (var y in VerticalTicks.Values)
        {
            picture.Fill(Left, (int)Math.Round(Row(y)), Width, 1, y == 0 ? Zero : Grid);
        }
    }

    /// <summary>The frame's lines, ticks and numbers.</summary>
    public void DrawAxes(Bitmap picture)
    {
        picture.Fill(Left - 1, Top - 1, Width + 2, 1, Line);
        picture.Fill(Left - 1, Bottom, Width + 2, 1, Line);
        picture.Fill(Left - 1, Top - 1, 1, Height + 2, Line);
        picture.Fill(Right, Top - 1, 1, Height + 2, Line);
        foreach (var (x, text) in HorizontalTicks.Values.Zip(HorizontalTicks.Texts))
        {
            var column = (int)Math.Round(Column(x));
            picture.Fill(column, Bottom, 1, TickLength, Line);
            if (HasHorizontalTexts)
            {
                var left = Math.Round(column - (StrokeFont.Width(text, TextScale) / 2));
                StrokeFont.Draw(picture, text, left, Bottom + TickLength + TextGap, TextScale, Ink);
            }
        }

        foreach (var (y, text) in VerticalTicks.Values.Zip(VerticalTicks.Texts))
        {
            var row = (int)Math.Round(Row(y));
            picture.Fill(Left - TickLength, row, TickLength, 1, Line);
            var left = Left - TickLength - TextGap - StrokeFont.Width(text, TextScale);
            StrokeFont.Draw(picture, text, Math.Round(left), row - (StrokeFont.CapHeight * TextScale / 2), TextScale, Ink);
        }
    }

    private Ticks HorizontalTicks => Ticks.Between(X.Low, X.High, Math.Max(2, Width / TickDistance), LeastColumnStep);

    private Ticks VerticalTicks => Ticks.Between(Y.Low, Y.High, Math.Max(2, Height / RowsBetweenTicks));
}
