namespace FunctionalVae.Data;

/// <summary>The checksum of zip's entries and of PNG's chunks. The pictures compile this file too, so that no package needs another's internals.</summary>
/// <remarks>Source: CRC-32 of ISO 3309, bits reflected, as in PKWARE's APPNOTE 4.4.7 and in ISO/IEC 15948 (PNG), annex D.</remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Entries = [.. Enumerable.Range(0, 256).Select(value => Entry((uint)value))];

    /// <summary>The checksum of some bytes after others.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">The checksum of what came before them, 0 for nothing.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var state = ~before;
        foreach (var value in bytes)
        {
            state = Entries[(byte)(state ^ value)] ^ (state >> 8);
        }

        return ~state;
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
