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

        Assert.All([.. wanted, .. "-−.,+% ()/:=·²β"], letter => Assert.Contains(letter, Glyphs.Strokes.Keys));
    }

    [Theory]
    [InlineData("ÄÖÜäöüß")]
    [InlineData("ÀÂÇÉÈÊËÎÏÔŒÙÛŸàâçéèêëîïôœùûÿ")]
    [InlineData("ÁÍÑÓÚáíñóú")]
    [InlineData("ĄĆĘŁŃÓŚŹŻąćęłńóśźż")]
    [InlineData("ČĎĚŇŘŠŤŮŽčďěňřšťůž")]
    [InlineData("ÅÆØåæø")]
    [InlineData("ĞİŞğış")]
    [InlineData("ĂÂÎȘȚăâîșț")]
    [InlineData("ŐŰőű")]
    public void Letters_of_Latin_alphabets_are_there_and_no_two_look_the_same(string alphabet)
    {
        Assert.True(StrokeFont.Knows(alphabet));
        string[] all =
        [
            .. alphabet
                .Concat(Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Select(code => (char)code))
                .Select(letter => $"{letter}")
                .Distinct(),
        ];
        var pictures = all.Where(letter => letter != "l").Select(letter => string.Join(",", Drawn(letter).Select(pixel => pixel.Red)));
        Assert.Equal(all.Length - 1, pictures.Distinct().Count());
    }

    [Fact]
    public void A_letter_and_its_mark_are_drawn_alike_together_and_apart()
    {
        // macOS names files by letters with combining marks.
        Assert.Equal(Drawn("Grün"), Drawn("Gru\u0308n"));
        Assert.NotEqual(Drawn("Grün"), Drawn("Grun"));
        Assert.Equal(StrokeFont.Width("Grün", 1), StrokeFont.Width("Grun", 1));
    }

    [Fact]
    public void A_letter_that_is_not_known_is_a_box_and_told()
    {
        Assert.False(StrokeFont.Knows("\u4e00"));
        Assert.Equal(Drawn("\u4e00"), Drawn("\u0416"));
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

    private static Rgb[] Drawn(string text)
    {
        var picture = new Bitmap(60, 40);
        StrokeFont.Draw(picture, text, 10, 12, 1, Rgb.Black);
        return [.. Enumerable.Range(0, 60 * 40).Select(i => picture[i % 60, i / 60])];
    }
}
