using FunctionalVae.Files;

namespace FunctionalVae;

/// <summary>
/// Several files of a folder, written so that a reader finds all old ones or all new ones: the folder of a run. One process writes at a
/// time, and a killed one leaves nothing that the next would have to know of.
/// </summary>
/// <remarks>
/// Files are written and flushed in a hidden folder <c>.fvae</c>, and get their names after one rename there that says that all are on the
/// disk. That folder records what was written, with checksums: nothing else is ever removed. Readers other than <see cref="Read{T}"/> find
/// the files under their names, and can meet old beside new ones for the moment in which the names change.
/// </remarks>
public sealed class AtomicFolder : IDisposable
{
    private readonly FolderState state;
    private readonly FolderRecord written = new();
    private FolderLock held;

    private AtomicFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        state = new(Path);
        held = Opened(state);
    }

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>The names of the files that were written here and recorded; they need not be there any more.</summary>
    public IReadOnlyCollection<string> Recorded => FolderRecord.Read(state.Files)?.Names ?? [];

    /// <summary>Makes the folder when it is missing, locks it, and finishes or removes what a killed process left in it.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">It cannot be made or written to, or another process is writing to it.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not this user's to write to.</exception>
    public static AtomicFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path);
    }

    /// <summary>Reads files of a folder, all of them of one state: where another process changes it meanwhile they are read again.</summary>
    /// <param name="path">The folder, written to by this class or not.</param>
    /// <param name="read">Is given what leads from a file's name to where it lies, and reads.</param>
    public static T Read<T>(string path, Func<Func<string, string>, T> read)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(read);
        const int attempts = 5;
        var state = new FolderState(path);
        for (var attempt = 1; ; attempt++)
        {
            FolderState.Finish(path);
            var before = state.Stamp;
            try
            {
                var result = read(state.Place);
                if (attempt == attempts || state.Stamp == before)
                {
                    return result;
                }
            }
#pragma warning disable CA1031 // Whatever the reader trips over, a change explains it; without a change it is thrown.
            catch (Exception) when (attempt < attempts && state.Stamp != before) { }
#pragma warning restore CA1031
        }
    }

    /// <summary>Records one file that lies in the folder already as written by it. Nothing where the folder has no record.</summary>
    /// <param name="path">The file, in a folder that <see cref="Commit"/> filled.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Record(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var state = new FolderState(System.IO.Path.GetDirectoryName(full)!);
        if (File.Exists(state.Files))
        {
            var record = new FolderRecord();
            var name = System.IO.Path.GetFileName(full);
            record.Add(name, FolderRecord.HashOf(full));
            AtomicFile.Write(System.IO.Path.Combine(state.Made, name), stream => stream.Write(record.ToBytes()));
        }
    }

    /// <summary>Whether a file is there, in a folder with a record, that the record does not know or that was changed since.</summary>
    /// <param name="path">The file.</param>
    public static bool IsOthers(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var (folder, name) = (System.IO.Path.GetDirectoryName(full)!, System.IO.Path.GetFileName(full));
        var state = new FolderState(folder);
        string[] records = [state.Files, System.IO.Path.Combine(state.Made, name)];
        return System.IO.Path.Exists(full)
            && File.Exists(state.Files)
            && !records.Any(record => FolderRecord.Read(record)?.IsUnchanged(folder, name) == true);
    }

    /// <summary>The first of some names that a file or folder has here which was not written by this class, or was changed since; null where there is none.</summary>
    public string? Foreign(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var record = FolderRecord.Read(state.Files);
        return names.FirstOrDefault(name =>
            System.IO.Path.Exists(System.IO.Path.Combine(Path, name)) && record?.IsUnchanged(Path, name) != true
        );
    }

    /// <summary>Writes a file, flushes it, renames it and removes it again: whether a run can be written, found out before it costs anything.</summary>
    /// <param name="length">Room that will be needed, in bytes.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public void Probe(long length)
    {
        const string name = ".probe";
        var disk = Disk.Current;
        var (next, plain) = (System.IO.Path.Combine(state.Next, name), System.IO.Path.Combine(Path, $"{FolderState.Name}{name}"));
        try
        {
            using (var file = disk.Create(next, length))
            {
                file.WriteByte(0);
                disk.Flush(file);
            }

            disk.FlushFolder(state.Next);
            disk.Move(next, plain);
            disk.FlushFolder(Path);
        }
        finally
        {
            AtomicFile.TryDelete(next);
            AtomicFile.TryDelete(plain);
        }
    }

    /// <summary>Makes and locks the folder again where somebody removed it, and forgets what was written without a <see cref="Commit"/>.</summary>
    /// <exception cref="IOException">It cannot be made, or another process is writing to what is there now.</exception>
    public void Renew()
    {
        written.Clear();
        if (held.IsHeld && Directory.Exists(state.Next))
        {
            state.Sweep();
            return;
        }

        held.Dispose();
        held = Opened(state);
    }

    /// <summary>Writes a file to the disk that <see cref="Commit"/> will give its name.</summary>
    /// <param name="name">The name, without a folder.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it, or what is written does not reach the disk.</exception>
    public void Write(string name, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(write);
        var (disk, path) = (Disk.Current, System.IO.Path.Combine(state.Next, name));
        try
        {
            using var file = disk.Create(path);
            write(file);
            disk.Flush(file);
        }
        catch
        {
            AtomicFile.TryDelete(path);
            throw;
        }

        written.Add(name, FolderRecord.HashOf(path));
    }

    /// <summary>Gives the written files their names, all at one moment.</summary>
    /// <param name="replaces">Whether recorded files that were not written anew are removed, where nobody changed them; else they stay.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public void Commit(bool replaces)
    {
        var disk = Disk.Current;
        disk.FlushFolder(state.Next);
        if (replaces)
        {
            state.TakeMade();
        }
        else if (FolderRecord.Read(state.Files) is { } record)
        {
            written.AddMissing(record);
        }

        try
        {
            state.Write(state.Commit, written);
        }
        catch
        {
            // A commit that may not have reached the disk must not count.
            AtomicFile.TryDelete(state.Commit);
            throw;
        }

        written.Clear();
        state.Apply();
    }

    /// <summary>Unlocks the folder; where nothing was ever written it leaves nothing of its own.</summary>
    public void Dispose()
    {
        try
        {
            if (held.IsHeld)
            {
                if (OperatingSystem.IsWindows())
                {
                    // An open file stays there.
                    held.Dispose();
                }

                state.Leave();
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What stays is swept by the next one.
        }
        finally
        {
            held.Dispose();
        }
    }

    private static FolderLock Opened(FolderState state)
    {
        state.Make();
        var held = FolderLock.Take(state.Lock);
        try
        {
            state.Recover();
            state.Sweep();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
