using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FunctionalVae.Files;

/// <summary>Single-precision numbers as bytes, least significant first, whatever the machine does.</summary>
internal static class LittleEndianFloats
{
    // Spans of bytes hold at most 2³¹ − 1; pieces also bound the copy that a big-endian machine makes.
    private const int Piece = 1 << 18;

    /// <summary>Hands the bytes of <paramref name="values"/> to <paramref name="sink"/>, piece by piece.</summary>
    public static void Write(ReadOnlySpan<float> values, Action<ReadOnlySpan<byte>> sink)
    {
        while (!values.IsEmpty)
        {
            var piece = values[..Math.Min(Piece, values.Length)];
            if (BitConverter.IsLittleEndian)
            {
                sink(MemoryMarshal.AsBytes(piece));
            }
            else
            {
                var swapped = new int[piece.Length];
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(piece), swapped);
                sink(MemoryMarshal.AsBytes<int>(swapped));
            }

            values = values[piece.Length..];
        }
    }

    /// <summary>Fills <paramref name="values"/> from the stream.</summary>
    /// <exception cref="EndOfStreamException">The stream ends early.</exception>
    public static void Read(Stream source, Span<float> values)
    {
        while (!values.IsEmpty)
        {
            var piece = values[..Math.Min(Piece, values.Length)];
            source.ReadExactly(MemoryMarshal.AsBytes(piece));
            if (!BitConverter.IsLittleEndian)
            {
                var words = MemoryMarshal.Cast<float, int>(piece);
                BinaryPrimitives.ReverseEndianness(words, words);
            }

            values = values[piece.Length..];
        }
    }
}
