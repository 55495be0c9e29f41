using System.Text;

namespace FunctionalVae.Files;

/// <summary>A lock between processes: an open file, which the system closes when its process ends in any way.</summary>
internal sealed class FolderLock : IDisposable
{
    private const int Attempts = 20;

    // EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly string path;
    private readonly string token;
    private readonly FileStream file;

    private FolderLock(string path)
    {
        (this.path, token) = (path, Path.GetRandomFileName());
        file = Opened(path);
        try
        {
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(token));
            file.Flush();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the file by which others would lock is still the one that is held.</summary>
    public bool IsHeld
    {
        get
        {
            try
            {
                if (OperatingSystem.IsWindows())
                {
                    return File.Exists(path);
                }

                using var handle = SystemCalls.OpenPastLock(path);
                if (handle is null)
                {
                    return false;
                }

                using var stream = new FileStream(handle, FileAccess.Read);
                using var reader = new StreamReader(stream);
                return reader.ReadToEnd() == token;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Takes the lock, or says that it is taken.</summary>
    /// <exception cref="IOException">Another process has it, or the file cannot be made.</exception>
    public static FolderLock Take(string path)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var held = new FolderLock(path);
            // Who had it before may have removed it between opening and locking: then another could lock a new file of that name.
            if (held.IsHeld)
            {
                return held;
            }

            held.Dispose();
        }

        throw new IOException("The lock in it changes hands without end.");
    }

    /// <summary>Whether another process has the lock at this moment; nothing is made or changed.</summary>
    public static bool IsTaken(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException problem)
        {
            return Taken.Contains(problem.HResult);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream Opened(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (Taken.Contains(problem.HResult))
        {
            throw new IOException("Another process is writing to it: wait until it ends.", problem);
        }
    }
}
