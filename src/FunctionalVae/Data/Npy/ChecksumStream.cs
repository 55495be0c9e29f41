namespace FunctionalVae.Data;

/// <summary>Reads another stream and sums up what was read, by the checksum of zip files.</summary>
/// <param name="source">The stream, closed together with this one.</param>
/// <remarks>Source: PKWARE's APPNOTE 4.4.7: CRC-32 of ISO 3309, bits reflected. The zip reader of .NET does not check it.</remarks>
internal sealed class ChecksumStream(Stream source) : ReadOnlyStream
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Entries = [.. Enumerable.Range(0, 256).Select(value => Entry((uint)value))];

    private uint state = uint.MaxValue;

    /// <summary>The checksum of all that was read so far.</summary>
    public uint Sum => ~state;

    public override int Read(Span<byte> buffer)
    {
        var got = source.Read(buffer);
        foreach (var value in buffer[..got])
        {
            state = Entries[(byte)(state ^ value)] ^ (state >> 8);
        }

        return got;
    }

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : Polynomial ^ (value >> 1);
        }

        return value;
    }
}
