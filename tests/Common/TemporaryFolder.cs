namespace FunctionalVae.Shared;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    private TemporaryFolder(string path) => Path = path;

    public TemporaryFolder()
        : this(Directory.CreateTempSubdirectory("fvae-").FullName) { }

    public string Path { get; }

    /// <summary>In memory where there is such a place: files that are flushed by the thousand wear out no disk, and wait for none.</summary>
    public static TemporaryFolder InMemory() =>
        Directory.Exists(Memory)
            ? new(Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"fvae-{System.IO.Path.GetRandomFileName()}")).FullName)
            : new();

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
