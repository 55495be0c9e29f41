namespace FunctionalVae.Reports.Tests;

public sealed class BitmapTests
{
    private static readonly Rgb Blue = new(10, 20, 200);

    [Fact]
    public void A_picture_begins_white_and_takes_colours()
    {
        var picture = new Bitmap(3, 2);
        picture.SetPixel(2, 1, Blue);

        Assert.Equal(Rgb.White, picture[0, 0]);
        Assert.Equal(Blue, picture[2, 1]);
        Assert.Equal([10, 20, 200], picture.Pixels[^3..].ToArray());
    }

    [Fact]
    public void What_is_filled_outside_is_not_drawn()
    {
        var picture = new Bitmap(3, 3);
        picture.Fill(-5, 2, 7, 9, Blue);

        Assert.Equal((Blue, Blue, Rgb.White), (picture[0, 2], picture[1, 2], picture[2, 2]));
        Assert.Equal(Rgb.White, picture[0, 1]);
    }

    [Fact]
    public void Blending_mixes_and_stays_inside()
    {
        var picture = new Bitmap(2, 1);
        picture.Blend(0, 0, Rgb.Black, 0.5);
        picture.Blend(1, 0, Blue, 3);
        picture.Blend(2, 0, Blue, 1);
        picture.Blend(0, -1, Blue, 1);

        Assert.Equal(Rgb.Grey(128), picture[0, 0]);
        Assert.Equal(Blue, picture[1, 0]);
    }

    [Fact]
    public void Pixels_and_sizes_that_are_not_there_are_refused()
    {
        var picture = new Bitmap(2, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => picture[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.SetPixel(0, -1, Blue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bitmap(0, 1));
        Assert.Throws<ArgumentException>(() => new Bitmap(100_000, 100_000));
    }
}
