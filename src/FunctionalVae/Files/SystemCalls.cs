using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FunctionalVae.Files;

/// <summary>What .NET asks the system for and does not tell: whether a flush reached the disk, and of what type a file is.</summary>
/// <remarks>
/// <c>FileStream.Flush(true)</c> passes over a failure of fsync on Unix. Sources: fsync(2), statx(2), fcntl(2) of macOS (F_FULLFSYNC: what
/// fsync gives there may still lie in the disk's own cache).
/// </remarks>
internal static class SystemCalls
{
    private const int Interrupted = 4;
    private const int FullFlush = 51;
    private const int ReadOnly = 0;
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int StatxLength = 256;
    private const int ModeOffset = 28;

    // EACCES, EINVAL, ENOSYS, ENOTSUP and EOPNOTSUPP: this file system cannot flush such a thing, and promises nothing.
    private static readonly int[] CannotFlush = OperatingSystem.IsLinux() ? [13, 22, 38, 95] : [13, 22, 78, 45, 102];

    /// <summary>Waits until the file's contents are on the disk.</summary>
    /// <exception cref="IOException">They are not: the disk is full, broken or gone.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            // There it tells.
            RandomAccess.FlushToDisk(file);
            return;
        }

        if (OperatingSystem.IsMacOS())
        {
            var result = Retried(() => Fcntl(file, FullFlush));
            if (result >= 0 || !CannotFlush.Contains(Marshal.GetLastPInvokeError()))
            {
                Require(result);
                return;
            }
        }

        Require(Retried(() => FSync(file)));
    }

    /// <summary>Waits until the names in a folder are on the disk. Windows has no such call; its file systems keep the order of changes.</summary>
    /// <exception cref="IOException">They are not.</exception>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Retried(() => Open(ZeroEnded(path), ReadOnly));
        Require(folder);
        if (folder < 0)
        {
            return;
        }

        using var handle = new SafeFileHandle(folder, ownsHandle: true);
        Require(Retried(() => FSync(handle)));
    }

    /// <summary>The bits of the mode that say the type, of what the path leads to; null where there is nothing, or the system does not say.</summary>
    public static int? TypeBits(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            var status = new byte[StatxLength];
            return Statx(CurrentFolder, ZeroEnded(path), 0, TypeOnly, status) == 0
                ? BitConverter.ToUInt16(status, ModeOffset) & 0xF000
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a file for reading past its lock, which <see cref="FileStream"/> would wait at; null where that cannot be done.</summary>
    public static SafeFileHandle? OpenPastLock(string path) =>
        Retried(() => Open(ZeroEnded(path), ReadOnly)) is >= 0 and var file ? new(file, ownsHandle: true) : null;

    private static void Require(int result)
    {
        if (result < 0 && Marshal.GetLastPInvokeError() is var error && !CannotFlush.Contains(error))
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    private static int Retried(Func<int> call)
    {
        int result;
        do
        {
            result = call();
        } while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);

        return result;
    }

    private static byte[] ZeroEnded(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

#pragma warning disable SYSLIB1054 // The generated marshalling needs unsafe code, which this project has none of.
    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fcntl(SafeFileHandle file, int command);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] status);
#pragma warning restore SYSLIB1054
}
