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

    public static void Write(Stream stream, SafeTensors contents)
    {
        RequireDistinct(contents.Tensors);
        var header = Header(contents);
        Span<byte> length = stackalloc byte[SafeTensorsFormat.LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in contents.Tensors)
        {
            LittleEndianFloats.Write(tensor.Values.Span, stream.Write);
        }
    }

    private static byte[] Header(SafeTensors contents)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            WriteMetadata(json, contents.Metadata);
            var begin = 0L;
            foreach (var tensor in contents.Tensors)
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

    private static long WriteTensor(Utf8JsonWriter json, NamedTensor tensor, long begin)
    {
        var end = begin + ((long)tensor.Values.Length * sizeof(float));
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

    private static void RequireDistinct(IReadOnlyList<NamedTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { SafeTensorsFormat.Metadata };
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The tensor name {tensor.Name} repeats or is reserved.", nameof(tensors));
            }

            if (SafeTensorsFormat.ValueCount(tensor.Shape.Select(size => (long)size)) != tensor.Values.Length)
            {
                var shape = string.Join(", ", tensor.Shape);
                throw new ArgumentException(
                    $"Tensor {tensor.Name} has {tensor.Values.Length} values, which do not fit [{shape}].",
                    nameof(tensors)
                );
            }
        }
    }
}
