namespace FunctionalVae.Reports.Tests;

public sealed class ImageGridTests
{
    private static readonly Rgb Red = new(255, 0, 0);

    [Fact]
    public void Images_stand_in_reading_order_enlarged_without_smoothing()
    {
        // Three images of 1 × 2 pixels in two columns, three times as large, lines of one pixel.
        var picture = ImageGrid.Draw(new[] { 0, 0.2f, 0.4f, 0.6f, 0.8f, 1 }, 1, 2, 1, columns: 2, scale: 3, gap: 1);

        Assert.Equal((15, 9), (picture.Width, picture.Height));
        Assert.Equal((Rgb.Grey(0), Rgb.Grey(0)), (picture[1, 1], picture[3, 3]));
        Assert.Equal((Rgb.Grey(51), Rgb.Grey(51)), (picture[4, 1], picture[6, 3]));
        Assert.Equal(Rgb.Grey(102), picture[8, 1]);
        Assert.Equal(Rgb.Grey(153), picture[13, 3]);
        Assert.Equal((Rgb.Grey(204), Rgb.Grey(255)), (picture[1, 5], picture[6, 7]));

        // The lines and the place that no image takes.
        Assert.All(
            [picture[0, 0], picture[7, 2], picture[2, 4], picture[14, 8], picture[9, 6]],
            colour => Assert.Equal(ImageGrid.Gap, colour)
        );
    }

    [Fact]
    public void Channels_come_last()
    {
        var picture = ImageGrid.Draw(new[] { 1f, 0, 0, 0, 0.2f, 1 }, 1, 2, 3, columns: 1, scale: 1, gap: 0);

        Assert.Equal((Red, new Rgb(0, 51, 255)), (picture[0, 0], picture[1, 0]));
    }

    [Fact]
    public void Values_are_clamped_and_what_is_no_number_is_red()
    {
        var values = new[] { -3, 7, float.NaN, float.NegativeInfinity, float.PositiveInfinity };
        var picture = ImageGrid.Draw(values, 1, 5, 1, columns: 1, scale: 1, gap: 0);

        Assert.Equal([Rgb.Black, Rgb.White, Red, Rgb.Black, Rgb.White], Enumerable.Range(0, 5).Select(x => picture[x, 0]));
        Assert.Equal(Red, ImageGrid.Draw(new[] { 0, float.NaN, 0 }, 1, 1, 3, columns: 1, scale: 1)[2, 2]);
    }

    [Fact]
    public void More_columns_than_images_leave_no_empty_place() =>
        Assert.Equal(2 + 2 + 4, ImageGrid.Draw(new float[8], 2, 2, 1, columns: 10, scale: 1).Width - 2);

    [Fact]
    public void Originals_stand_over_their_reconstructions()
    {
        // Three pairs of single pixels in two columns.
        var picture = ReconstructionGrid.Draw(new[] { 0, 0.2f, 0.4f }, new[] { 0.6f, 0.8f, 1 }, 1, 1, 1, columns: 2, scale: 1, gap: 1);

        // Lines: top 1, inside a pair 1, between rows of pairs 4, bottom 1.
        Assert.Equal((5, 12), (picture.Width, picture.Height));
        Assert.Equal((Rgb.Grey(0), Rgb.Grey(153)), (picture[1, 1], picture[1, 3]));
        Assert.Equal((Rgb.Grey(51), Rgb.Grey(204)), (picture[3, 1], picture[3, 3]));
        Assert.Equal((Rgb.Grey(102), Rgb.Grey(255)), (picture[1, 8], picture[1, 10]));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ImageGrid.Draw(new float[5], 2, 2, 1, columns: 1, scale: 1));
        Assert.Throws<ArgumentException>(() => ImageGrid.Draw(Array.Empty<float>(), 2, 2, 1, columns: 1, scale: 1));
        Assert.Contains(
            "not 2",
            Assert.Throws<ArgumentException>(() => ImageGrid.Draw(new float[8], 2, 2, 2, columns: 1, scale: 1)).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageGrid.Draw(new float[4], 2, 2, 1, columns: 0, scale: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageGrid.Draw(new float[4], 2, 2, 1, columns: 1, scale: 0));
        Assert.Throws<ArgumentException>(() => ReconstructionGrid.Draw(new float[4], new float[8], 2, 2, 1, columns: 1, scale: 1));
    }
}
