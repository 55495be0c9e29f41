using System.Buffers.Binary;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>
/// A type of number in a safetensors file. Floating-point numbers are read as single precision: F16 and BF16 exactly, F64 rounded to the nearest.
/// Whole numbers are not weights, and are not read.
/// </summary>
/// <param name="Name">The format's word for it.</param>
/// <param name="Size">Bytes of a number.</param>
/// <param name="Convert">A number from its bytes, least significant first; null where it is not read.</param>
internal sealed record TensorType(string Name, int Size, Func<ReadOnlySpan<byte>, float>? Convert)
{
    // Whole numbers of every type.
    private const int Piece = 1 << 20;

    private static readonly TensorType[] All =
    [
        new(SafeTensorsFormat.Float32, sizeof(float), BinaryPrimitives.ReadSingleLittleEndian),
        new("F64", sizeof(double), static bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        new("F16", sizeof(ushort), static bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        // The upper half of a single.
        new("BF16", sizeof(ushort), static bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16)),
        new("I64", sizeof(long), null),
        new("U64", sizeof(ulong), null),
        new("I32", sizeof(int), null),
        new("U32", sizeof(uint), null),
        new("I16", sizeof(short), null),
        new("U16", sizeof(ushort), null),
        new("I8", sizeof(sbyte), null),
        new("U8", sizeof(byte), null),
        new("BOOL", sizeof(bool), null),
    ];

    /// <summary>Whether tensors of it are read.</summary>
    public bool IsRead => Convert is not null;

    /// <summary>The words for all types that are read, in a sentence.</summary>
    public static string Names { get; } = string.Join(", ", All.Where(type => type.IsRead).Select(type => type.Name));

    /// <summary>The type of that name; null where there is none.</summary>
    public static TensorType? Of(string? name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>Fills <paramref name="values"/> from the stream.</summary>
    /// <exception cref="EndOfStreamException">The stream ends early.</exception>
    public void Read(Stream source, float[] values)
    {
        if (Name == SafeTensorsFormat.Float32)
        {
            LittleEndianFloats.Read(source, values);
            return;
        }

        var buffer = new byte[Math.Min(Piece, (long)values.Length * Size)];
        for (var start = 0; start < values.Length; start += Piece / Size)
        {
            var count = Math.Min(Piece / Size, values.Length - start);
            source.ReadExactly(buffer, 0, count * Size);
            for (var i = 0; i < count; i++)
            {
                values[start + i] = Convert!(buffer.AsSpan(i * Size, Size));
            }
        }
    }
}
