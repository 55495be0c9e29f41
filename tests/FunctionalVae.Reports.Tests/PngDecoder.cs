using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FunctionalVae.Reports.Tests;

/// <summary>Reads what the codec writes, by the standard and not by the codec: its own checksum, the three filters that the codec chooses from.</summary>
internal sealed record PngDecoder(int Width, int Height, int Channels, byte[] Pixels, IReadOnlyList<string> Chunks)
{
    public static PngDecoder Decode(byte[] file)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = 8; at < file.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var part = file.AsSpan(at + 4, length + 4);
            Assert.Equal(Crc(part), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(part[..4]), part[4..].ToArray()));
            at += length + 12;
        }

        var header = chunks[0].Data;
        Assert.Equal([8, 0, 0, 0], [header[8], header[10], header[11], header[12]]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        var channels = header[9] == 0 ? 1 : 3;
        return new(
            width,
            height,
            channels,
            Unfilter(Inflate(chunks[1].Data), height, width * channels, channels),
            [.. chunks.Select(chunk => chunk.Type)]
        );
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Unfilter(byte[] rows, int height, int rowLength, int pixelLength)
    {
        Assert.Equal(height * (rowLength + 1), rows.Length);
        var image = new byte[height * rowLength];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < rowLength; x++)
            {
                var left = x < pixelLength ? 0 : image[(y * rowLength) + x - pixelLength];
                var above = y == 0 ? 0 : image[((y - 1) * rowLength) + x];
                var predicted = rows[y * (rowLength + 1)] switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    var filter => throw new InvalidOperationException($"The codec does not use filter {filter}."),
                };
                image[(y * rowLength) + x] = (byte)(rows[(y * (rowLength + 1)) + 1 + x] + predicted);
            }
        }

        return image;
    }

    // Bit by bit, from the definition.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
