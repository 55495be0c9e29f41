using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Writes arrays that NumPy reads: NPY 1.0, little-endian float32, row-major.</summary>
public static class NpyWriter
{
    // numpy.lib.format: the elements begin at a multiple of 64 bytes.
    private const int Alignment = 64;

    /// <summary>Writes the array whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="values">All elements, the last index fastest.</param>
    /// <param name="shape">The sizes, outermost first: [examples, values].</param>
    /// <param name="cancel">Gives up; the file is then as it was.</param>
    /// <exception cref="ArgumentException">The shape has another number of elements than there are values.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Write(string path, ReadOnlyMemory<float> values, IReadOnlyList<int> shape, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var count = shape.Any(size => size < 0) ? -1 : shape.Aggregate(Int128.One, (product, size) => product * size);
        if (shape.Count == 0 || count != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not make an array of [{string.Join(", ", shape)}].", nameof(shape));
        }

        var header = Header(shape);
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(header);
                LittleEndianFloats.Write(values.Span, stream.Write);
            },
            cancel
        );
    }

    private static byte[] Header(IReadOnlyList<int> shape)
    {
        var sizes = string.Concat(shape.Select(size => size.ToString(CultureInfo.InvariantCulture) + ", "));
        var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({sizes.TrimEnd(' ')}), }}";
        byte[] start = [.. NpyHeader.Magic, 1, 0];
        var before = start.Length + sizeof(ushort);
        var length = ((before + text.Length + Alignment) / Alignment * Alignment) - before;
        var lengthBytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(lengthBytes, checked((ushort)length));
        return [.. start, .. lengthBytes, .. Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n")];
    }
}
