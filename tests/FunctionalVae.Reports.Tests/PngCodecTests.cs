using System.Text;
using FunctionalVae.Data;

namespace FunctionalVae.Reports.Tests;

public sealed class PngCodecTests
{
    [Fact]
    public void The_checksum_is_the_published_one()
    {
        // The check value of CRC-32/ISO-HDLC.
        var digits = Encoding.ASCII.GetBytes("123456789");
        Assert.Equal(0xCBF43926u, Crc32.Of(digits));
        Assert.All(
            Enumerable.Range(0, 10),
            cut => Assert.Equal(0xCBF43926u, Crc32.Of(digits.AsSpan(cut), Crc32.Of(digits.AsSpan(0, cut))))
        );
    }

    [Fact]
    public void A_coloured_picture_comes_back_pixel_by_pixel()
    {
        var picture = Noise(37, 21);
        var decoded = PngDecoder.Decode(PngCodec.Encode(picture));

        Assert.Equal((37, 21, 3), (decoded.Width, decoded.Height, decoded.Channels));
        Assert.Equal(picture.Pixels.ToArray(), decoded.Pixels);
        Assert.Equal(["IHDR", "IDAT", "IEND"], decoded.Chunks);
    }

    [Fact]
    public void Smooth_and_repeated_rows_come_back_too()
    {
        var picture = new Bitmap(64, 32);
        for (var y = 0; y < 32; y++)
        {
            for (var x = 0; x < 64; x++)
            {
                picture.SetPixel(x, y, new((byte)(x * 4), (byte)(y / 8 * 30), 200));
            }
        }

        Assert.Equal(picture.Pixels.ToArray(), PngDecoder.Decode(PngCodec.Encode(picture)).Pixels);
    }

    [Fact]
    public void A_picture_without_colour_is_stored_as_grey()
    {
        var picture = new Bitmap(3, 2);
        picture.SetPixel(1, 0, Rgb.Black);
        picture.SetPixel(2, 1, Rgb.Grey(77));
        var decoded = PngDecoder.Decode(PngCodec.Encode(picture));

        Assert.Equal(1, decoded.Channels);
        Assert.Equal([255, 0, 255, 255, 255, 77], decoded.Pixels);
    }

    [Fact]
    public void Equal_pictures_give_equal_bytes() => Assert.Equal(PngCodec.Encode(Noise(50, 50)), PngCodec.Encode(Noise(50, 50)));

    [Fact]
    public void A_file_holds_the_same_bytes_and_its_folder_is_made()
    {
        var folder = Directory.CreateTempSubdirectory("fvae-").FullName;
        try
        {
            var path = Path.Combine(folder, "pictures", "noise.png");
            PngCodec.Save(Noise(5, 5), path);
            Assert.Equal(PngCodec.Encode(Noise(5, 5)), File.ReadAllBytes(path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Bitmap Noise(int width, int height)
    {
        var picture = new Bitmap(width, height);
        for (var i = 0; i < width * height; i++)
        {
            var words = Key.FromSeed(1).Words((uint)i, 0);
            picture.SetPixel(i % width, i / width, new((byte)words.Word0, (byte)words.Word1, (byte)words.Word2));
        }

        return picture;
    }
}
