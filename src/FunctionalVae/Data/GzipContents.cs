using System.Buffers.Binary;
using System.IO.Compression;

namespace FunctionalVae.Data;

/// <summary>The contents of a gzip file, whose end is checked: a text that was cut short must not pass for a shorter one.</summary>
/// <remarks>
/// .NET's reader takes the end of a truncated file for the end of its contents. A gzip file ends in the length of the contents modulo 2³²
/// (RFC 1952, ISIZE); where several were joined into one file that is the last one's length, and such files are refused.
/// </remarks>
internal sealed class GzipContents(FileStream file) : ReadOnlyStream
{
    private readonly uint declared = LastWord(file);
    private readonly GZipStream contents = new(file, CompressionMode.Decompress, leaveOpen: true);
    private uint length;

    public override int Read(Span<byte> buffer)
    {
        var got = contents.Read(buffer);
        length = unchecked(length + (uint)got);
        return got > 0 || buffer.IsEmpty || length == declared
            ? got
            : throw new InvalidDataException("it is cut short, or several gzip files were joined: unpack it by gunzip to see");
    }

    protected override void Dispose(bool disposing)
    {
        contents.Dispose();
        base.Dispose(disposing);
    }

    private static uint LastWord(FileStream file)
    {
        Span<byte> word = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - word.Length);
        file.ReadAtLeast(word, word.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(word);
    }
}
