using System.Buffers.Binary;
using System.Text;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.Tests.Checkpoints;

/// <summary>Safetensors files in memory, right and wrong.</summary>
internal static class SafeTensorsBytes
{
    public static byte[] Of(SafeTensors contents)
    {
        using var stream = new MemoryStream();
        SafeTensorsWriter.Write(stream, contents);
        return stream.ToArray();
    }

    public static byte[] WithHeader(string header, byte[]? data = null) => WithHeader(Encoding.UTF8.GetBytes(header), data);

    public static byte[] WithHeader(byte[] header, byte[]? data = null)
    {
        var length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. header, .. data ?? []];
    }

    public static SafeTensors Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return SafeTensorsReader.Read("model.safetensors", stream);
    }
}
