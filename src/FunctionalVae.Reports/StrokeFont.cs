namespace FunctionalVae.Reports;

/// <summary>Text drawn with a round pen along the strokes of <see cref="Glyphs"/>: sharp at any size and angle, and the same everywhere.</summary>
internal static class StrokeFont
{
    /// <summary>From the top of a capital to the baseline, in units of the font.</summary>
    public const int CapHeight = 8;

    private const double SpaceAdvance = 4;
    private const double LetterGap = 2.4;
    private const double Pen = 1.15;

    /// <summary>The width of a text in pixels when one unit of the font is <paramref name="scale"/> pixels.</summary>
    public static double Width(string text, double scale) => text.Length == 0 ? 0 : (text.Sum(Advance) - LetterGap) * scale;

    /// <summary>Draws from (<paramref name="x"/>, <paramref name="y"/>), the top left of the first capital.</summary>
    public static void Draw(Bitmap picture, string text, double x, double y, double scale, Rgb colour) =>
        Draw(picture, text, (across, down) => (x + (across * scale), y + (down * scale)), scale, colour);

    /// <summary>Draws upwards, turned to the left: the text begins at the lower end, and its capitals' tops are at <paramref name="x"/>.</summary>
    public static void DrawUpwards(Bitmap picture, string text, double x, double y, double scale, Rgb colour) =>
        Draw(picture, text, (across, down) => (x + (down * scale), y - (across * scale)), scale, colour);

    private static void Draw(Bitmap picture, string text, Func<double, double, (double X, double Y)> place, double scale, Rgb colour)
    {
        var pen = Pen * Math.Max(1, scale);
        var across = 0.0;
        foreach (var letter in text)
        {
            var start = across;
            foreach (var stroke in Strokes(letter))
            {
                var points = stroke.Chunk(2).Select(point => place(start + Digit(point[0]), Digit(point[1])));
                Painter.Line(picture, [.. points], pen, colour);
            }

            across += Advance(letter);
        }
    }

    private static double Advance(char letter)
    {
        var strokes = Strokes(letter);
        return strokes.Length == 0 ? SpaceAdvance : strokes.Max(stroke => stroke.Where((_, i) => i % 2 == 0).Max(Digit)) + LetterGap;
    }

    private static string[] Strokes(char letter) =>
        Glyphs.Strokes.GetValueOrDefault(letter, Glyphs.Missing).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Digit(char digit) => digit >= 'a' ? digit - 'a' + 10 : digit - '0';
}
