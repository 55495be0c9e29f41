using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>A folder with tables, and a run that is trained on one of them.</summary>
public abstract class TableRun : IDisposable
{
    // Two columns, 20 rows, nothing special.
    protected static string[] Plain { get; } =
    [.. Enumerable.Range(0, 20).Select(i => Line($"{(i * 7 % 20 * 0.131) - 1.293:F3},{(i * 3 % 20 * 0.1) - 0.933:F3}"))];

    private protected TemporaryFolder Folder { get; } = new();

    protected string Run => Folder.File("run");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Folder.Dispose();

    protected static string Line(FormattableString text) => FormattableString.Invariant(text);

    private protected Outcome Train(string data, params string[] words) =>
        Fvae.Train(["MoonsVae", "--epochs", "3", "--data", data, "--out", Run, .. words]).Succeeded();

    private protected CsvFile Encoded(params string[] words)
    {
        Fvae.Run(["encode", Run, "--out", Folder.File("l.csv"), .. words]).Succeeded();
        return CsvFile.Read(Folder.File("l.csv"));
    }

    private protected CsvFile Reconstructed()
    {
        Fvae.Run("reconstruct", Run, "--out", Folder.File("r.csv")).Succeeded();
        return CsvFile.Read(Folder.File("r.csv"));
    }

    protected JsonElement Facts() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "run.json"))).RootElement;

    protected string Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(Folder.File(name), lines);
        return Folder.File(name);
    }
}
