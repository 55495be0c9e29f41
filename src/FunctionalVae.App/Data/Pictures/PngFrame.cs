using System.Buffers.Binary;
using System.Text;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The chunks of a PNG file, each held to its checksum before anything is decoded: the decoder itself looks at none.</summary>
/// <remarks>Source: ISO/IEC 15948 (PNG), 5.3 and 11.2.2.</remarks>
internal static class PngFrame
{
    private const int HeaderLength = 13;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <exception cref="InvalidDataException">It is cut short or damaged.</exception>
    public static PictureBytes Read(byte[] file)
    {
        var header = default(ReadOnlySpan<byte>);
        for (var at = Signature.Length; ; )
        {
            var chunk = file.AsSpan(at);
            var length = chunk.Length < 12 ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (length > chunk.Length - 12)
            {
                throw new InvalidDataException($"it is cut short: a part begins at byte {at}, and does not end");
            }

            var type = chunk.Slice(4, 4);
            var data = chunk.Slice(8, (int)length);
            if (Crc32.Of(chunk.Slice(4, 4 + (int)length)) != BinaryPrimitives.ReadUInt32BigEndian(chunk[(8 + (int)length)..]))
            {
                throw new InvalidDataException($"the checksum of the part at byte {at} is wrong");
            }

            if (header.IsEmpty)
            {
                header =
                    type.SequenceEqual("IHDR"u8) && data.Length == HeaderLength
                        ? data
                        : throw new InvalidDataException($"it begins with {Encoding.Latin1.GetString(type)} and not with its sizes");
            }

            at += 12 + (int)length;
            if (type.SequenceEqual("IEND"u8))
            {
                return new(
                    Positive(BinaryPrimitives.ReadUInt32BigEndian(header)),
                    Positive(BinaryPrimitives.ReadUInt32BigEndian(header[4..])),
                    header[8],
                    new(file, 0, at)
                );
            }
        }
    }

    private static int Positive(uint size) =>
        size is > 0 and <= int.MaxValue ? (int)size : throw new InvalidDataException($"it declares a size of {size}");
}
