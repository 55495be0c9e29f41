using FunctionalVae.Files;

namespace FunctionalVae;

/// <summary>Writes files so that a reader finds the old one or the new one whole, never a part of one.</summary>
public static class AtomicFile
{
    private const string Ending = ".fvae-tmp";

    /// <summary>Writes to a new file in the same folder, flushes it to the disk, renames it to <paramref name="path"/>, and flushes the folder.</summary>
    /// <param name="path">Where the file should be; its folder is made when missing, and a file there is replaced.</param>
    /// <param name="write">Writes the contents. When it throws, nothing stays behind and the file at <paramref name="path"/> is untouched.</param>
    /// <param name="cancel">Gives up until the last moment, before the file takes its name.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it, or what is written does not reach the disk.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file is not this user's to write.</exception>
    /// <exception cref="OperationCanceledException">It was given up: nothing has changed.</exception>
    public static void Write(string path, Action<Stream> write, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = RequireFile(path);
        var folder = Path.GetDirectoryName(target) ?? throw new IOException($"{path} is a folder, not a file.");
        var name = Path.GetFileName(target);
        _ = WriteAs(
            path,
            folder,
            name,
            stream =>
            {
                write(stream);
                return name;
            },
            cancel
        );
    }

    /// <summary>Writes a file, as <see cref="Write"/> does, whose name is known only once it is written, such as that of its hash.</summary>
    /// <param name="folder">The file's folder.</param>
    /// <param name="start">What its name begins with.</param>
    /// <param name="write">Writes the contents and gives the name.</param>
    /// <returns>The file.</returns>
    internal static string WriteNamed(string folder, string start, Func<Stream, string> write) =>
        Path.Combine(folder, WriteAs(Path.Combine(folder, start), Path.GetFullPath(folder), start, write, CancellationToken.None));

    // Messages name the file as the caller does, not the temporary one.
    private static string WriteAs(string told, string folder, string start, Func<Stream, string> write, CancellationToken cancel)
    {
        var temporary = Temporary(folder, start);
        var disk = Disk.Current;
        try
        {
            disk.MakeFolder(folder);
            FolderState.Finish(folder);
            RemoveLeftovers(folder, start);
            // Open, and so locked, until it has its name: that tells it from what a killed process left.
            using var stream = disk.Create(temporary);
            var name = write(stream);
            disk.Flush(stream);
            cancel.ThrowIfCancellationRequested();
            disk.Move(temporary, Path.Combine(folder, name));
            disk.FlushFolder(folder);
            return name;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new IOException(
                $"{told} cannot be written: {problem.Message.Replace(temporary, Path.Combine(folder, start), StringComparison.Ordinal)}",
                problem
            );
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Opens a file for reading. What is not a regular file is refused: at a pipe or a device one may wait for ever.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It is not a regular file, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not this user's to read.</exception>
    public static FileStream OpenRead(string path) => FileKind.OpenRead(path);

    /// <summary>Finds out that <see cref="Write"/> can write a file, by the same way and short of its name.</summary>
    /// <param name="path">Where the file should be; its folder is made when missing.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it, or something that is not a regular file has the name.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not this user's to write.</exception>
    public static void Probe(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = RequireFile(path);
        var folder = Path.GetDirectoryName(target) ?? throw new IOException($"{path} is a folder, not a file.");
        var temporary = Temporary(folder, Path.GetFileName(target));
        var disk = Disk.Current;
        disk.MakeFolder(folder);
        try
        {
            using var stream = disk.Create(temporary);
            stream.WriteByte(0);
            disk.Flush(stream);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Of the temporary file nobody knows.
            throw new IOException(problem.Message.Replace(temporary, target, StringComparison.Ordinal), problem);
        }
        finally
        {
            TryDelete(temporary);
        }
    }

    /// <summary>Removes what killed processes left of files of that name, or of any name, in a folder.</summary>
    internal static void RemoveLeftovers(string folder, string? name = null)
    {
        var start = name is null ? "." : $".{name}.";
        foreach (
            var path in Directory
                .GetFiles(folder, $".*{Ending}")
                .Where(path => Path.GetFileName(path).StartsWith(start, StringComparison.Ordinal))
        )
        {
            try
            {
                // A file that is being written cannot be opened alone.
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }

                Disk.Current.Delete(path);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { }
        }
    }

    /// <summary>Removes a file where that can be done: the first problem is the one to report, not that its remains could not be removed.</summary>
    internal static void TryDelete(string path)
    {
        try
        {
            Disk.Current.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { }
    }

    private static string Temporary(string folder, string start) => Path.Combine(folder, $".{start}.{Path.GetRandomFileName()}{Ending}");

    // A link is followed, so that the rename replaces the file and not the link; what is not a regular file (a device, a pipe) must not be replaced.
    private static string RequireFile(string path)
    {
        var target = Path.GetFullPath(path);
        if (new FileInfo(target).LinkTarget is not null)
        {
            target = Followed(path, target);
        }

        return FileKind.IsSpecial(target) ? throw new IOException($"{path} is not a regular file; give another name.") : target;
    }

    private static string Followed(string path, string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName;
        }
        catch (IOException problem)
        {
            throw new IOException($"{path} is a link that leads in a circle; give another name.", problem);
        }
    }
}
