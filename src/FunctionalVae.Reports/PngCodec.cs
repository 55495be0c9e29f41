using System.Buffers.Binary;
using System.IO.Compression;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.Reports;

/// <summary>Pictures as PNG: 8 bits per channel, grey when every pixel is grey, else RGB. On one platform equal pictures give equal bytes.</summary>
/// <remarks>Source: ISO/IEC 15948 (PNG).</remarks>
public static class PngCodec
{
    private const byte GreyColourType = 0;
    private const byte RgbColourType = 2;
    private const int RgbLength = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>The bytes of a PNG file.</summary>
    public static byte[] Encode(Bitmap picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var file = new MemoryStream();
        Write(picture, file);
        return file.ToArray();
    }

    /// <summary>Writes a PNG file to a stream, which stays open.</summary>
    public static void Write(Bitmap picture, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(stream);
        var grey = IsGrey(picture.Pixels.Span);
        stream.Write(Signature);
        WriteChunk(stream, "IHDR"u8, Header(picture, grey ? GreyColourType : RgbColourType));
        WriteChunk(stream, "IDAT"u8, Compress(grey ? GreyRows(picture) : RgbRows(picture)));
        WriteChunk(stream, "IEND"u8, []);
    }

    /// <summary>Writes a PNG file, whole or not at all; its folder is made when missing.</summary>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    /// <exception cref="OperationCanceledException">It was given up: nothing has changed.</exception>
    public static void Save(Bitmap picture, string path, CancellationToken cancel = default) =>
        AtomicFile.Write(path, stream => Write(picture, stream), cancel);

    private static byte[] Header(Bitmap picture, byte colourType)
    {
        // Width, height, bits a channel, colour type, then compression, filters and interlacing, each of the one or first kind.
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(sizeof(int)), picture.Height);
        (header[8], header[9]) = (8, colourType);
        return header;
    }

    private static byte[] RgbRows(Bitmap picture) => PngFilter.Apply(picture.Pixels.Span, picture.Width * RgbLength, RgbLength);

    private static byte[] GreyRows(Bitmap picture)
    {
        var pixels = picture.Pixels.Span;
        var levels = new byte[pixels.Length / RgbLength];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = pixels[i * RgbLength];
        }

        return PngFilter.Apply(levels, picture.Width, 1);
    }

    private static bool IsGrey(ReadOnlySpan<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i += RgbLength)
        {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2])
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Compress(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] checkedPart = [.. type, .. data];
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(checkedPart));
        stream.Write(number);
    }
}
