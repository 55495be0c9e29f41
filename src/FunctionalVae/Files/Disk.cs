namespace FunctionalVae.Files;

/// <summary>Every call by which files come, change their names and go: one place, so that a test can watch each and let it fail.</summary>
internal class Disk
{
    private static readonly Disk Real = new();
    private static readonly AsyncLocal<Disk?> Instead = new();

    /// <summary>The disk that is written to.</summary>
    public static Disk Current => Instead.Value ?? Real;

    /// <summary>Puts another in its place for what the caller goes on to do; null for the real one.</summary>
    public static void Use(Disk? disk) => Instead.Value = disk;

    /// <summary>Makes a folder, and those above it.</summary>
    public virtual void MakeFolder(string path) => Directory.CreateDirectory(path);

    /// <summary>A new file, nobody else's while it is open.</summary>
    /// <param name="path">Where nothing is.</param>
    /// <param name="length">Room to take at once; 0 for none.</param>
    public virtual Stream Create(string path, long length = 0) =>
        new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                // An open file that is shared for deletion can be renamed on Windows; elsewhere it can anyway, and None locks it.
                Share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None,
                PreallocationSize = length,
            }
        );

    /// <summary>Waits until the contents of a file of <see cref="Create"/> are on the disk.</summary>
    public virtual void Flush(Stream file)
    {
        file.Flush();
        SystemCalls.Flush(((FileStream)file).SafeFileHandle);
    }

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    public virtual void FlushFolder(string path) => SystemCalls.FlushFolder(path);

    /// <summary>Gives a file another name, on the same disk, in place of what is there.</summary>
    public virtual void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Removes a file; nothing where there is none.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Removes an empty folder.</summary>
    public virtual void RemoveFolder(string path) => Directory.Delete(path);
}
