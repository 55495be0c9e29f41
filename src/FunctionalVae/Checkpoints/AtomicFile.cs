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
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target) ?? throw new IOException($"{path} is a folder and no file.");
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
        catch
        {
            TryDelete(temporary);
            throw;
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
