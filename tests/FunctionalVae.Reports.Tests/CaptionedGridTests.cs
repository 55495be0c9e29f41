namespace FunctionalVae.Reports.Tests;

public sealed class CaptionedGridTests
{
    [Fact]
    public void Images_stand_right_of_and_below_their_captions()
    {
        var bare = Draw(["", ""], ["", "", ""]);
        var picture = Draw(["z0", "z1"], ["0", "1", "2"]);
        var (left, top) = (picture.Width - bare.Width, picture.Height - bare.Height);
        Assert.Equal((3 * 12 + 2, 2 * 12 + 2), (bare.Width, bare.Height));
        Assert.InRange(left, 15, 40);
        Assert.InRange(top, 15, 40);
        Assert.All(
            Enumerable.Range(0, bare.Width * bare.Height),
            i => Assert.Equal(bare[i % bare.Width, i / bare.Width], picture[left + (i % bare.Width), top + (i / bare.Width)])
        );
        Assert.True(Ink(picture, 0, top, left, picture.Height) > 0);
        Assert.True(Ink(picture, left, 0, picture.Width, top) > 0);
    }

    [Fact]
    public void A_caption_wider_than_its_column_is_left_out() =>
        Assert.Equal(PngCodec.Encode(Draw([""], ["0", "", "2"])), PngCodec.Encode(Draw([""], ["0", "far too long for ten pixels", "2"])));

    [Fact]
    public void There_is_one_image_for_each_row_and_column()
    {
        var problem = Assert.Throws<ArgumentException>(() => CaptionedGrid.Draw(new float[5], 1, 1, 1, ["a", "b"], ["c", "d", "e"], 10));
        Assert.Contains("5 images do not fill 2 rows of 3.", problem.Message);
    }

    private static Bitmap Draw(string[] rows, string[] columns) =>
        CaptionedGrid.Draw(
            Enumerable.Range(0, rows.Length * columns.Length).Select(i => i / 10f).ToArray(),
            1,
            1,
            1,
            rows,
            columns,
            scale: 10
        );

    private static int Ink(Bitmap picture, int left, int top, int right, int bottom) =>
        Enumerable.Range(top, bottom - top).Sum(y => Enumerable.Range(left, right - left).Count(x => picture[x, y] != Rgb.White));
}
