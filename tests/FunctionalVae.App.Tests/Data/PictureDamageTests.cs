using System.Diagnostics;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Damaged pictures: each is read as it was or is said, and none is waited for. What a JPEG file says of its pixels has no checksum.</summary>
public sealed class PictureDamageTests : IDisposable
{
    private const int Side = PictureBytesOf.Side;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_was_cut_short_is_said_at_every_length()
    {
        foreach (var whole in (byte[][])[PictureBytesOf.Grey(7), PictureBytesOf.GreyJpeg, PictureBytesOf.ColourJpeg])
        {
            for (var length = 0; length < whole.Length; length++)
            {
                var bytes = whole[..length];
                Assert.Contains("is not an intact PNG or JPEG file (it", Assert.Throws<InvalidDataSetException>(() => Read(bytes)).Message);
            }
        }
    }

    [Fact]
    public void A_changed_bit_of_a_png_file_is_always_said()
    {
        var whole = PictureBytesOf.Grey(7);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] bytes = [.. whole];
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataSetException>(() => Read(bytes));
        }
    }

    [Fact]
    public void Whatever_happens_to_a_jpeg_file_nothing_else_is_thrown_and_nothing_waits()
    {
        var watch = Stopwatch.StartNew();
        foreach (var whole in (byte[][])[PictureBytesOf.GreyJpeg, PictureBytesOf.ColourJpeg])
        {
            for (var number = 0; number < 2000 * Effort.Cases; number++)
            {
                var bytes = DamagedBytes.Of(whole, (uint)number);
                var problem = Record.Exception(() => Read(bytes));
                Assert.True(problem is null or InvalidDataSetException, $"{Convert.ToHexString(bytes)}: {problem}");
            }
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 120 * Effort.Cases);
    }

    private void Read(byte[] bytes)
    {
        File.WriteAllBytes(folder.File("a.png"), bytes);
        PictureFile.Read(folder.File("a.png"), "M", new(Side, Side, Channels: 3), new float[Side * Side * 3]);
    }
}
