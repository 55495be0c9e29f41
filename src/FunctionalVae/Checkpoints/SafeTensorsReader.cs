using System.Buffers.Binary;

namespace FunctionalVae.Checkpoints;

/// <summary>A safetensors file from a stream that can seek. Nothing is allocated on the word of a header alone.</summary>
internal static class SafeTensorsReader
{
    public static SafeTensors Read(string path, Stream stream)
    {
        var header = SafeTensorsHeader.Parse(path, ReadHeader(path, stream));
        var start = stream.Position;
        TensorEntry.RequireContiguous(path, header.Entries, stream.Length - start);
        return new([.. header.Entries.Where(entry => entry.Type.IsRead).Select(entry => ReadTensor(stream, start, entry))], header.Metadata)
        {
            Unread = [.. header.Entries.Where(entry => !entry.Type.IsRead).Select(entry => new UnreadTensor(entry.Name, entry.Type.Name))],
        };
    }

    private static byte[] ReadHeader(string path, Stream stream)
    {
        if (stream.Length < SafeTensorsFormat.LengthBytes)
        {
            throw new CheckpointException(
                $"{path} has {stream.Length} bytes; a safetensors file begins with {SafeTensorsFormat.LengthBytes} that give its header's length."
            );
        }

        Span<byte> bytes = stackalloc byte[SafeTensorsFormat.LengthBytes];
        stream.ReadExactly(bytes);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var rest = stream.Length - SafeTensorsFormat.LengthBytes;
        if (length > SafeTensorsFormat.HeaderLimit)
        {
            throw new CheckpointException(
                $"{path} declares a header of {length} bytes, over the format's limit of {SafeTensorsFormat.HeaderLimit}. Is it a safetensors file?"
            );
        }

        if (length > (ulong)rest)
        {
            throw new CheckpointException($"{path} is cut short: it declares a header of {length} bytes and {rest} follow. Copy it again.");
        }

        var header = new byte[length];
        stream.ReadExactly(header);
        return header;
    }

    private static NamedTensor ReadTensor(Stream stream, long start, TensorEntry entry)
    {
        var values = new float[(entry.End - entry.Begin) / entry.Type.Size];
        stream.Position = start + entry.Begin;
        entry.Type.Read(stream, values);
        return new(entry.Name, entry.Shape, values);
    }
}
