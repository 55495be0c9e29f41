namespace FunctionalVae.App.Tests;

/// <summary>A folder with a file of mixed columns, and runs that are trained on it.</summary>
public abstract class PeopleRun : IDisposable
{
    private protected PeopleRun() => Data = Write("people.csv", PeopleCsv.Lines());

    private protected TemporaryFolder Folder { get; } = new();

    private protected string Data { get; }

    private protected string Run => Folder.File("run");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Folder.Dispose();

    private protected Outcome Train(params string[] words) =>
        Fvae.Train([
            "--table",
            Data,
            "--hidden",
            "16",
            "--latent",
            "2",
            "--out",
            Run,
            .. words.Contains("--epochs") ? (string[])[] : ["--epochs", "3"],
            .. words,
        ]);

    private protected string Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(Folder.File(name), lines);
        return Folder.File(name);
    }

    /// <summary>A message without the folder's name.</summary>
    private protected string Cut(string text) => text.Replace(Folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
