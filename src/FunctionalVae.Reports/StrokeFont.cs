namespace FunctionalVae.Reports;

/// <summary>Text drawn with a round pen along the strokes of <see cref="Glyphs"/>: sharp at any size and angle, and the same everywhere.</summary>
internal static class StrokeFont
{
    /// <summary>From the top of a capital to the baseline, in units of the font.</summary>
    public const int CapHeight = 8;

    private const double SpaceAdvance = 4;
    private const double LetterGap = 2.4;
    private const double Pen = 1.15;

    // Small letters begin here, and their marks end above.
    private const int SmallTop = 3;

    /// <summary>The width of a text in pixels when one unit of the font is <paramref name="scale"/> pixels.</summary>
    public static double Width(string text, double scale) =>
        text.Length == 0 ? 0 : (Letters(text).Sum(letter => letter.Advance) - LetterGap) * scale;

    /// <summary>Whether every letter is drawn as itself, and none as a box.</summary>
    public static bool Knows(string text) =>
        Accents.Split(text).All(letter => Glyphs.Strokes.ContainsKey(letter) || Accents.Strokes.ContainsKey(letter));

    /// <summary>Draws from (<paramref name="x"/>, <paramref name="y"/>), the top left of the first capital; marks of capitals stand above.</summary>
    public static void Draw(Bitmap picture, string text, double x, double y, double scale, Rgb colour) =>
        Draw(picture, text, (across, down) => (x + (across * scale), y + (down * scale)), scale, colour);

    /// <summary>Draws upwards, turned to the left: the text begins at the lower end, and its capitals' tops are at <paramref name="x"/>.</summary>
    public static void DrawUpwards(Bitmap picture, string text, double x, double y, double scale, Rgb colour) =>
        Draw(picture, text, (across, down) => (x + (down * scale), y - (across * scale)), scale, colour);

    private static void Draw(Bitmap picture, string text, Func<double, double, (double X, double Y)> place, double scale, Rgb colour)
    {
        var pen = Pen * Math.Max(1, scale);
        var across = 0.0;
        foreach (var letter in Letters(text))
        {
            var start = across;
            foreach (var stroke in letter.Strokes)
            {
                Painter.Line(picture, [.. stroke.Select(point => place(start + point.X, point.Y))], pen, colour);
            }

            across += letter.Advance;
        }
    }

    private static IEnumerable<Letter> Letters(string text)
    {
        var split = Accents.Split(text);
        for (var i = 0; i < split.Length; i++)
        {
            var first = i;
            while (i + 1 < split.Length && Accents.Strokes.ContainsKey(split[i + 1]))
            {
                i++;
            }

            yield return Made(split[first], split[(first + 1)..(i + 1)]);
        }
    }

    /// <summary>A letter with its marks, each in the middle over or under it.</summary>
    private static Letter Made(char letter, string marks)
    {
        // A mark stands in the place of the dot.
        var isDotted = letter == 'i' && marks.Any(mark => !Accents.IsBelow(mark));
        var plain = Points(Glyphs.Strokes.GetValueOrDefault(isDotted ? 'ı' : letter, Glyphs.Missing)).ToList();
        if (plain.Count == 0)
        {
            return new([], SpaceAdvance);
        }

        var width = plain.Max(Right);
        var over = marks.Select(mark => (Mark: mark, Strokes: Points(Accents.Strokes[mark]).ToList())).ToList();
        var widest = over.Select(mark => mark.Strokes.Max(Right)).Append(width).Max();
        var isSmall = plain.Min(stroke => stroke.Min(point => point.Y)) >= SmallTop;
        return new(
            [
                .. plain.Select(stroke => Moved(stroke, (widest - width) / 2, 0)),
                .. over.SelectMany(mark =>
                    mark.Strokes.Select(stroke =>
                        Moved(stroke, (widest - mark.Strokes.Max(Right)) / 2, isSmall || Accents.IsBelow(mark.Mark) ? 0 : -SmallTop)
                    )
                ),
            ],
            widest + LetterGap
        );
    }

    private static double Right((double X, double Y)[] stroke) => stroke.Max(point => point.X);

    private static (double X, double Y)[] Moved((double X, double Y)[] stroke, double across, double down) =>
        [.. stroke.Select(point => (point.X + across, point.Y + down))];

    private static IEnumerable<(double X, double Y)[]> Points(string strokes) =>
        strokes
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(stroke => stroke.Chunk(2).Select(point => (Digit(point[0]), Digit(point[1]))).ToArray());

    private static double Digit(char digit) => digit >= 'a' ? digit - 'a' + 10 : digit - '0';

    /// <summary>A drawn letter: its strokes, and how far on the next begins, in units of the font.</summary>
    private sealed record Letter(IReadOnlyList<(double X, double Y)[]> Strokes, double Advance);
}
