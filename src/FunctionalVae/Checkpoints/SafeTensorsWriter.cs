using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>A safetensors file from front to back: the header's length, the header, the values.</summary>
internal static class SafeTensorsWriter
{
    // The header's length is a multiple of this, by spaces at its end, so that the values lie aligned in a mapped file.
    private const int Alignment = 8;

    /// <summary>Writes contents that lie in memory as they lie in the file.</summary>
    /// <exception cref="ArgumentException">A name repeats or is reserved, or a shape does not fit its values.</exception>
    public static void Write(Stream stream, SafeTensors contents) =>
        Write(stream.Write, [.. contents.Tensors.Select(TensorSource.Of)], contents.Metadata);

    /// <summary>Hands the bytes of a file to <paramref name="sink"/>, piece by piece.</summary>
    /// <exception cref="ArgumentException">A name repeats or is reserved.</exception>
    public static void Write(
        Action<ReadOnlySpan<byte>> sink,
        IReadOnlyList<TensorSource> tensors,
        IReadOnlyDictionary<string, string> metadata
    )
    {
        RequireDistinct(tensors);
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[SafeTensorsFormat.LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        sink(length);
        sink(header);
        foreach (var tensor in tensors)
        {
            tensor.Each(values => LittleEndianFloats.Write(values, sink));
        }
    }

    private static byte[] Header(IReadOnlyList<TensorSource> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            var begin = 0L;
            foreach (var tensor in tensors)
            {
                begin = WriteTensor(json, tensor, begin);
            }

            json.WriteEndObject();
        }

        var padding = (Alignment - (text.WrittenCount % Alignment)) % Alignment;
        return [.. text.WrittenSpan, .. Enumerable.Repeat((byte)' ', padding)];
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        json.WriteStartObject(SafeTensorsFormat.Metadata);
        foreach (var (name, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static long WriteTensor(Utf8JsonWriter json, TensorSource tensor, long begin)
    {
        var end = begin + (tensor.Count * sizeof(float));
        json.WriteStartObject(tensor.Name);
        json.WriteString(SafeTensorsFormat.Type, SafeTensorsFormat.Float32);
        WriteNumbers(json, SafeTensorsFormat.Shape, tensor.Shape.Select(size => (long)size));
        WriteNumbers(json, SafeTensorsFormat.Offsets, [begin, end]);
        json.WriteEndObject();
        return end;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void RequireDistinct(IReadOnlyList<TensorSource> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { SafeTensorsFormat.Metadata };
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The tensor name {tensor.Name} repeats or is reserved.", nameof(tensors));
            }
        }
    }
}
