using System.Buffers.Binary;

namespace FunctionalVae.App;

/// <summary>
/// The segments of a JPEG file, followed to its end before anything is decoded: the decoder takes a file that was cut short for a whole one,
/// or waits for its rest without end.
/// </summary>
/// <remarks>Source: ITU-T T.81, annex B.</remarks>
internal static class JpegFrame
{
    private const byte EndOfPicture = 0xD9;
    private const byte StartOfScan = 0xDA;

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <exception cref="InvalidDataException">It is cut short, damaged, or of a rare kind.</exception>
    public static PictureBytes Read(byte[] file)
    {
        var (frames, scans) = (new List<(int Width, int Height, int Bits)>(), 0);
        for (var at = 2; ; )
        {
            var marker = MarkerAt(file, ref at);
            if (marker == EndOfPicture)
            {
                return frames is [var (width, height, bits)] && scans > 0
                    ? new(width, height, bits, new(file, 0, at))
                    : throw new InvalidDataException("it has no pixels, or declares their size twice");
            }

            var segment = SegmentAt(file, at);
            if (IsFrame(marker))
            {
                frames.Add(Sizes(marker, segment));
            }

            at += 2 + segment.Length;
            if (marker == StartOfScan)
            {
                scans++;
                at = EndOfScan(file, at);
            }
        }
    }

    // 0xFF, as many more as there are, and the marker's byte.
    private static byte MarkerAt(byte[] file, ref int at)
    {
        var from = at;
        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        return at == file.Length ? throw CutShort(from)
            : at == from ? throw new InvalidDataException($"no part begins at byte {at}")
            : file[at++];
    }

    private static ReadOnlySpan<byte> SegmentAt(byte[] file, int at)
    {
        var rest = file.AsSpan(at);
        var length = rest.Length < 2 ? ushort.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(rest);
        return length < 2 ? throw new InvalidDataException($"the part at byte {at} has no length")
            : length > rest.Length ? throw CutShort(at)
            : rest[2..length];
    }

    // In pixels, 0xFF 0x00 is the byte 0xFF, and D0 to D7 are places to start anew; any other marker ends them.
    private static int EndOfScan(byte[] file, int at)
    {
        for (; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        throw CutShort(at);
    }

    // C0 to CF but tables of codes (C4), arithmetic conditioning (CC) and a reserved one (C8).
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static (int Width, int Height, int Bits) Sizes(byte marker, ReadOnlySpan<byte> frame)
    {
        if (marker > 0xC2)
        {
            throw new InvalidDataException("it is compressed in a way that few programs read");
        }

        if (frame.Length < 6)
        {
            throw new InvalidDataException("its sizes are missing");
        }

        var (bits, height, width) = (
            frame[0],
            BinaryPrimitives.ReadUInt16BigEndian(frame[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(frame[3..])
        );
        return (width, height) is (> 0, > 0) && frame[5] is 1 or 3
            ? (width, height, bits)
            : throw new InvalidDataException(
                $"it declares {height} × {width} pixels of {frame[5]} values each, which are neither grey nor RGB"
            );
    }

    private static InvalidDataException CutShort(int at) => new($"it is cut short: the part at byte {at} does not end");
}
