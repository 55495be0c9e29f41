using System.Buffers.Binary;

namespace FunctionalVae.App.Tests;

/// <summary>Width and height of a PNG file, which lie at bytes 16 and 20.</summary>
internal static class PngSize
{
    public static (int Width, int Height) Of(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        Assert.Equal("PNG"u8, bytes[1..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }
}
