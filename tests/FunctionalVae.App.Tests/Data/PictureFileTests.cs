using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>One picture, of every kind of file, as values.</summary>
public sealed class PictureFileTests : IDisposable
{
    private const int Side = PictureBytesOf.Side;
    private static readonly Image Grey = new(Side, Side);
    private static readonly Image Colour = new(Side, Side, Channels: 3);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[]> Greys =>
        new()
        {
            { "grey", PictureBytesOf.Grey(51) },
            { "grey and opaque", PictureBytesOf.Png(4, 8, Side, [51, 255]) },
            { "RGB of equal values", PictureBytesOf.Png(2, 8, Side, [51, 51, 51]) },
            { "RGB, opaque", PictureBytesOf.Png(6, 8, Side, [51, 51, 51, 255]) },
            { "palette", PictureBytesOf.Png(3, 8, Side, [1], [9, 8, 7, 51, 51, 51]) },
        };

    [Theory]
    [MemberData(nameof(Greys))]
    public void Grey_of_any_kind_is_byte_over_255_in_one_channel_and_in_three(string kind, byte[] bytes)
    {
        Assert.True(Values(bytes, Grey).All(value => value == 0.2f), kind);
        Assert.True(Values(bytes, Colour).All(value => value == 0.2f), kind);
    }

    [Fact]
    public void Colours_are_red_green_and_blue_pixel_by_pixel()
    {
        float[] pixel = [1, 0.2f, 0];
        float[] whole = [.. Enumerable.Repeat(pixel, Side * Side).SelectMany(values => values)];
        Assert.Equal(whole, Values(PictureBytesOf.Png(2, 8, Side, [255, 51, 0]), Colour));
        Assert.Equal(whole, Values(PictureBytesOf.Png(3, 8, Side, [0], [255, 51, 0]), Colour));
    }

    [Fact]
    public void Jpeg_is_read_row_by_row()
    {
        byte[] levels = [0, 30, 60, 91, 119, 150, 180, 210];
        var grey = Values(PictureBytesOf.GreyJpeg, Grey);
        Assert.All(Enumerable.Range(0, Side * Side), i => Assert.Equal(levels[i % Side] / 255f, grey[i], 1.5 / 255));
        var colour = Values(PictureBytesOf.ColourJpeg, Colour);
        Assert.All(Enumerable.Range(0, Side * Side), i => Assert.Equal(200 / 255f, colour[3 * i], 10.0 / 255));
        Assert.All(Enumerable.Range(0, Side * Side), i => Assert.Equal(20 * (i % Side) / 255f, colour[(3 * i) + 1], 10.0 / 255));
    }

    [Fact]
    public void The_contents_say_what_a_file_is_and_what_follows_them_is_left()
    {
        Assert.Equal(Values(PictureBytesOf.GreyJpeg, Grey), Values(PictureBytesOf.GreyJpeg, Grey, "a.png"));
        Assert.Equal(Values(PictureBytesOf.GreyJpeg, Grey), Values([.. PictureBytesOf.GreyJpeg, 1, 2, 3], Grey));
        Assert.Equal(Values(PictureBytesOf.Grey(7), Grey), Values([.. PictureBytesOf.Grey(7), 1, 2, 3], Grey));
    }

    [Fact]
    public void What_does_not_fit_is_said_with_a_remedy()
    {
        Said(PictureBytesOf.Grey(1, side: 9), Grey, "is 9 × 9 pixels, and M takes images of 8 × 8 (rows × columns). Resize the picture");
        Said(
            PictureBytesOf.Png(2, 8, Side, [1, 1, 2]),
            Grey,
            "has colour at row 0, column 0 (from 0), and M takes grey images. Save it as grey, or declare Channels: 3"
        );
        Said(PictureBytesOf.ColourJpeg, Grey, "has colour at");
        Said(PictureBytesOf.Png(6, 8, Side, [1, 1, 1, 254]), Grey, "is transparent at row 0, column 0 (from 0). Put it on a background");
        Said(PictureBytesOf.Png(4, 8, Side, [1, 0]), Colour, "is transparent at");
        Said(PictureBytesOf.Png(0, 16, Side, [1, 0]), Grey, "has 16 bits per value, and 8 are read. Save it with 8");
        Said([], Grey, "is not an intact PNG or JPEG file (it begins as neither of them does)");
        Said("GIF89a"u8.ToArray(), Grey, "is not an intact PNG or JPEG file");
    }

    private float[] Values(byte[] bytes, Image input, string name = "a.jpg")
    {
        var values = new float[input.Height * input.Width * input.Channels];
        File.WriteAllBytes(folder.File(name), bytes);
        PictureFile.Read(folder.File(name), "M", input, values);
        return values;
    }

    private void Said(byte[] bytes, Image input, string message) =>
        Assert.StartsWith(
            $"{folder.File("a.jpg")} {message}",
            Assert.Throws<InvalidDataSetException>(() => Values(bytes, input)).Message,
            StringComparison.Ordinal
        );
}
