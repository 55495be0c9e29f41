using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>One file of examples, plain or gzip, opened for reading from front to back.</summary>
internal sealed class DataFile : IDisposable
{
    // Deflate's best: one bit each for a length of 258 and its distance (zlib, "Technical Details", maximum compression factor).
    public const int MostBytesFromOne = 1032;

    private const int MagicLength = 8;

    private readonly FileStream file;

    private DataFile(string path, FileStream file)
    {
        (Path, this.file) = (path, file);
        IsPacked = StartOf(file).AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);
        file.Position = 0;
        if (IsPacked)
        {
            using var start = Unpacked();
            Magic = StartOf(start);
        }
        else
        {
            Magic = StartOf(file);
        }

        file.Position = 0;
        Contents = IsPacked ? Unpacked() : file;
    }

    public string Path { get; }

    /// <summary>Whether the file is gzip; told by its bytes.</summary>
    public bool IsPacked { get; }

    /// <summary>The first bytes of the contents, unpacked; fewer than eight in a short file.</summary>
    public byte[] Magic { get; }

    /// <summary>The contents, unpacked. Can be positioned when the file is not packed.</summary>
    public Stream Contents { get; }

    /// <summary>The most bytes that the contents can have, known before they are read.</summary>
    public long MostBytes => IsPacked ? file.Length * MostBytesFromOne : file.Length;

    /// <summary>Opens a file, reads it by <paramref name="read"/>, and closes it; every failure is told of the file.</summary>
    /// <exception cref="InvalidDataSetException">The file cannot be opened, or its packing is damaged.</exception>
    public static T Read<T>(string path, Func<DataFile, T> read)
    {
        try
        {
            using var stream = FileKind.OpenRead(path);
            using var file = new DataFile(path, stream);
            return read(file);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataSetException($"{path} is damaged ({problem.Message}). Fetch or make it again.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataSetException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    public void Dispose() => Contents.Dispose();

    private GzipContents Unpacked() => new(file);

    private static byte[] StartOf(Stream contents)
    {
        var bytes = new byte[MagicLength];
        return bytes[..contents.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
