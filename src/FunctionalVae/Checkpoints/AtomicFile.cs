namespace FunctionalVae.Checkpoints;

/// <summary>Writes files so that a reader finds the old one or the new one whole, never a part of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a new file in the same folder, flushes it to the disk, then renames it to <paramref name="path"/>.</summary>
    /// <param name="path">Where the file shall be; its folder is made when missing, and a file there is replaced.</param>
    /// <param name="write">Writes the contents. When it throws, nothing stays behind and the file at <paramref name="path"/> is untouched.</param>
    /// <param name="cancel">Gives up until the last moment, before the file takes its name.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file is not this user's to write.</exception>
    /// <exception cref="OperationCanceledException">It was given up: nothing has changed.</exception>
    public static void Write(string path, Action<Stream> write, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = RequireFile(path);
        var folder = Path.GetDirectoryName(target) ?? throw new IOException($"{path} is a folder, not a file.");
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            cancel.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            // Messages name the file that the caller named, not the temporary one.
            throw new IOException(
                $"{path} cannot be written: {problem.Message.Replace(temporary, target, StringComparison.Ordinal)}",
                problem
            );
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    // A link is followed, so that the rename replaces the file and not the link; what is not a regular file (a device, a pipe) must not be replaced.
    private static string RequireFile(string path)
    {
        var target = Path.GetFullPath(path);
        if (new FileInfo(target).LinkTarget is not null && File.ResolveLinkTarget(target, returnFinalTarget: true) is { } final)
        {
            target = final.FullName;
        }

        return IsRegularOrNew(target) ? target : throw new IOException($"{path} is not a regular file; give another name.");
    }

    private static bool IsRegularOrNew(string path)
    {
        if (!OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            // For reading and writing a pipe opens without waiting for its other end, and only a regular file can be sought in.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return stream.CanSeek;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Not there, or not ours to write: the rename will tell.
            return true;
        }
    }

    // The first problem is the one to report, not that its remains could not be removed.
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { }
    }
}
