namespace FunctionalVae.Reports.Tests;

public sealed class StrokeFontTests
{
    [Fact]
    public void Every_letter_is_drawn_by_strokes_of_two_points_at_least()
    {
        foreach (var (letter, strokes) in Glyphs.Strokes)
        {
            Assert.All(
                strokes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                stroke => Assert.True(stroke.Length >= 4 && stroke.Length % 2 == 0, $"{letter}: {stroke}")
            );
            Assert.All(strokes, digit => Assert.True(digit is ' ' or 'a' || char.IsAsciiDigit(digit), $"{letter}: {digit}"));
        }
    }

    [Fact]
    public void No_two_letters_look_the_same()
    {
        // The small l is the capital I, as in many fonts.
        var same = Glyphs
            .Strokes.GroupBy(pair => pair.Value)
            .Where(group => group.Count() > 1)
            .Select(group => string.Concat(group.Select(pair => pair.Key)));

        Assert.Equal(["Il"], same);
    }

    [Fact]
    public void All_letters_digits_and_signs_of_numbers_are_there()
    {
        var wanted = Enumerable
            .Range('a', 26)
            .Concat(Enumerable.Range('A', 26))
            .Concat(Enumerable.Range('0', 10))
            .Select(code => (char)code);

        Assert.All([.. wanted, .. "-−.,+% ()/:="], letter => Assert.Contains(letter, Glyphs.Strokes.Keys));
    }

    [Fact]
    public void A_text_is_as_wide_as_its_letters_and_stays_in_its_box()
    {
        var picture = new Bitmap(80, 40);
        StrokeFont.Draw(picture, "Hg\u4e00", 10, 10, 1, Rgb.Black);
        var right = 10 + StrokeFont.Width("Hg\u4e00", 1);

        Assert.Equal(0, StrokeFont.Width("", 1));
        Assert.Equal(Rgb.Black, picture[10, 14]);
        for (var i = 0; i < 80 * 40; i++)
        {
            var (x, y) = (i % 80, i / 80);
            Assert.True((x >= 9 && x <= right + 1 && y is >= 9 and <= 21) || picture[x, y] == Rgb.White, $"({x}, {y})");
        }
    }

    [Fact]
    public void Text_turned_upwards_is_the_same_text()
    {
        var (level, upwards) = (new Bitmap(60, 60), new Bitmap(60, 60));
        StrokeFont.Draw(level, "z1", 10, 20, 1, Rgb.Black);
        StrokeFont.DrawUpwards(upwards, "z1", 20, 49, 1, Rgb.Black);

        for (var i = 0; i < 60 * 60; i++)
        {
            Assert.Equal(level[i % 60, i / 60], upwards[i / 60, 59 - (i % 60)]);
        }
    }
}
