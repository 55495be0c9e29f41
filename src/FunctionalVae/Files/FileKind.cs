namespace FunctionalVae.Files;

/// <summary>Whether a path leads to a regular file: pipes, terminals and devices wait or never end, and must not be replaced.</summary>
internal static class FileKind
{
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Whether there is something that is neither a regular file nor a folder.</summary>
    public static bool IsSpecial(string path) =>
        OperatingSystem.IsWindows() ? false
        : SystemCalls.TypeBits(path) is { } bits ? bits is not (Regular or Folder)
        : OperatingSystem.IsLinux() ? false
        : IsDevice(Path.GetFullPath(path)) || IsPipe(path);

    /// <summary>Opens a regular file for reading.</summary>
    /// <exception cref="IOException">It is not one, or cannot be opened.</exception>
    public static FileStream OpenRead(string path) =>
        IsSpecial(path)
            ? throw new IOException("It is a pipe or a device and not a regular file. Save its contents to a file first, and give that.")
            : File.OpenRead(path);

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);

    // For reading and writing a pipe opens without waiting for its other end, and only a regular file has a position to seek.
    private static bool IsPipe(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return !stream.CanSeek;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Not there, or not ours to write.
            return false;
        }
    }
}
