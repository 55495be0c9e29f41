using System.Buffers.Binary;
using System.IO.Compression;
using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>One IDX file, plain or gzip, read from front to back: a magic number, big-endian sizes, then bytes.</summary>
/// <remarks>Every failure is an <see cref="InvalidDataSetException"/> that names the file, the place in it and a remedy.</remarks>
internal sealed class IdxReader : IDisposable
{
    public const uint ImagesMagic = 0x00000803;
    public const uint LabelsMagic = 0x00000801;

    // Deflate's best: one bit each for a length of 258 and its distance (zlib, "Technical Details", maximum compression factor).
    private const int MostBytesFromOne = 1032;

    private readonly string path;
    private readonly FileStream file;
    private readonly Stream contents;
    private readonly bool packed;
    private long offset;
    private string declared = "a header";

    private IdxReader(string path, FileStream file)
    {
        (this.path, this.file) = (path, file);
        packed = IsGzip(file);
        contents = packed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
    }

    /// <summary>Whether the file is not packed, so that its length says what it holds.</summary>
    public bool IsPlain => !packed;

    /// <summary>Opens a file, reads all of it by <paramref name="read"/>, and closes it.</summary>
    public static T Read<T>(string path, Func<IdxReader, T> read)
    {
        try
        {
            using var file = FileKind.OpenRead(path);
            using var reader = new IdxReader(path, file);
            var result = read(reader);
            reader.RequireEnd();
            return result;
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataSetException($"{path} is not an intact gzip file ({problem.Message}). Fetch it again.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataSetException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>The header's sizes, the first counting examples; none may be zero.</summary>
    public uint[] ReadSizes(uint magic, params ReadOnlySpan<string> names)
    {
        var found = ReadNumber();
        if (found != magic)
        {
            var hint = found is ImagesMagic or LabelsMagic ? " Are images and labels swapped?" : " Is it an IDX file of unsigned bytes?";
            throw new InvalidDataSetException(
                $"{path} should begin with the magic number 0x{magic:X8} of {names[0]} and begins with 0x{found:X8}.{hint}"
            );
        }

        var sizes = new uint[names.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = ReadNumber();
            if (sizes[i] == 0)
            {
                throw new InvalidDataSetException(
                    $"{path} declares 0 {names[i]} at byte {offset - sizeof(uint)}: there is nothing to learn from."
                );
            }
        }

        declared = $"{string.Join(" × ", sizes)} {names[0]} bytes";
        return sizes;
    }

    /// <summary>The number of bytes that the sizes declare, checked against what the file can hold before anything is allocated.</summary>
    public int RequirePlausible(uint[] sizes)
    {
        var length = sizes.Aggregate(UInt128.One, (product, size) => product * size);
        var most = packed ? file.Length * MostBytesFromOne : file.Length - offset;
        if (length > (UInt128)most)
        {
            var room = packed ? $"a gzip file of {file.Length} bytes cannot hold that" : $"only {most} follow";
            throw new InvalidDataSetException(
                $"{path} declares {declared} ({length}) after byte {offset}, and {room}. It is cut short or damaged: fetch it again."
            );
        }

        return length <= (UInt128)Array.MaxLength
            ? (int)length
            : throw new InvalidDataSetException(
                $"{path} declares {declared} ({length}): more than the {Array.MaxLength} of one array. Split the set."
            );
    }

    /// <summary>The next bytes of the contents.</summary>
    public void Fill(Span<byte> bytes)
    {
        var got = contents.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        offset += got;
        if (got < bytes.Length)
        {
            throw new InvalidDataSetException($"{path} is cut short: it declares {declared} and ends after byte {offset}. Fetch it again.");
        }
    }

    public void Dispose() => contents.Dispose();

    private void RequireEnd()
    {
        if (contents.ReadByte() >= 0)
        {
            throw new InvalidDataSetException(
                $"{path} is longer than it declares: {declared} end at byte {offset}, and more follows. Fetch it again."
            );
        }
    }

    private uint ReadNumber()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static bool IsGzip(FileStream file)
    {
        var first = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return first;
    }
}
