using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Files of pictures of 8 × 8 pixels, of every kind that there is.</summary>
internal static class PictureBytesOf
{
    public const int Side = 8;

    /// <summary>Levels of grey from left to right, about 30 apart: 0, 30, 60, 91, 119, 150, 180, 210.</summary>
    public static byte[] GreyJpeg { get; } =
        Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/wAALCAAIAAgB"
                + "AREA/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABgQAAIDAAAAAAAAAAAAAAAAAAAKRYPB/9oACAEBAAA/ACNdyCrw/9k="
        );

    /// <summary>Red of about 200, green of about 20 times the column, blue of about 40.</summary>
    public static byte[] ColourJpeg { get; } =
        Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgIC"
                + "AgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA"
                + "AAf/xAAXEAEAAwAAAAAAAAAAAAAAAAAACESC/8QAFAEBAAAAAAAAAAAAAAAAAAAACP/EABoRAAEFAQAAAAAAAAAAAAAAAAACAwYHNTb/2gAMAwEAAhEDEQA/AJLCinkAPZtu"
                + "rGnYvSuH/9k="
        );

    /// <summary>Grey of 8 bits: the same level everywhere.</summary>
    public static byte[] Grey(byte level, int side = Side) => Png(0, 8, side, [level]);

    /// <summary>A PNG file of equal pixels.</summary>
    /// <param name="kind">0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.</param>
    /// <param name="bits">Bits of one value, 8 or 16.</param>
    /// <param name="side">Rows and columns.</param>
    /// <param name="pixel">The bytes of one pixel.</param>
    /// <param name="palette">Three bytes an entry, for kind 3.</param>
    public static byte[] Png(byte kind, byte bits, int side, byte[] pixel, byte[]? palette = null)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9]) = (bits, kind);
        Chunk(file, "IHDR", header);
        if (palette is not null)
        {
            Chunk(file, "PLTE", palette);
        }

        byte[] row = [0, .. Enumerable.Repeat(pixel, side).SelectMany(bytes => bytes)];
        Chunk(file, "IDAT", Packed([.. Enumerable.Repeat(row, side).SelectMany(bytes => bytes)]));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(rows);
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] part = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(part);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(part));
        file.Write(number);
    }
}
