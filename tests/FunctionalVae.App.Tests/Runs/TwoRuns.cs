using System.Text;
using FunctionalVae.Checkpoints;
using FunctionalVae.Files;
using FunctionalVae.Reports;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>Two results of one model, an old and a new one, and which of them a folder holds.</summary>
internal sealed class TwoRuns
{
    public const string None = "none";
    public const string Old = "old";
    public const string New = "new";

    /// <summary>What another command made of the old run, and a new run takes away.</summary>
    public const string Stale = "samples-seed9.csv";

    private static readonly ModelCatalogue Catalogue = new([TinyVae.Model]);
    private static readonly Lazy<TwoRuns> Shared = new(() => new());

    // Small ones: those of train take longer to draw than all else takes.
    private static readonly (string Name, Bitmap Picture)[] Pictures =
    [
        .. ((string[])[RunFiles.Samples, RunFiles.Latent]).Select(name => (name, new Bitmap(2, 2))),
    ];

    private static readonly RunTiming Timing = new(1, 45, 1);

    private readonly TrainRequest request;
    private readonly TrainData data;
    private readonly TrainResult[] results;
    private readonly string[] contents;

    private TwoRuns()
    {
        var options = TinyVae.Model.Defaults with { Epochs = 1, Threads = 1 };
        request = new(TinyVae.Model, Backend.Managed, options, new([], "digits"), ["train", "TinyVae"], null, false, new());
        data = TrainData.Load(request, Catalogue);
        results = [Trained(options), Trained(options with { Epochs = 2, Seed = 2 })];
        contents = [.. results.Select(Alone)];
    }

    public static TwoRuns Instance => Shared.Value;

    /// <summary>Writes one of the two as train does, the folder's preparation included.</summary>
    public void Write(string path, string which)
    {
        using var folder = RunFolder.Prepare(path, request.Model, []);
        folder.Write(request, data, results[which == Old ? 0 : 1], Timing, Pictures, CancellationToken.None);
    }

    /// <summary>A folder with the old run, a file of another command, and one of somebody's own.</summary>
    public TemporaryFolder OldFolder()
    {
        var folder = TemporaryFolder.InMemory();
        Write(folder.Path, Old);
        File.WriteAllText(folder.File(Stale), "made");
        AtomicFolder.Record(folder.File(Stale));
        File.WriteAllText(folder.File("notes.txt"), "mine");
        return folder;
    }

    /// <summary>Which run evaluate sees.</summary>
    public string Seen(string path)
    {
        if (!File.Exists(Path.Combine(path, RunFiles.Model)) && !File.Exists(Path.Combine(path, ".fvae", "commit")))
        {
            Assert.False(File.Exists(Path.Combine(path, RunFiles.Facts)));
            return None;
        }

        SavedRun.Load(path, Catalogue, Backend.Managed);
        var text = Contents(path);
        return text == contents[0] ? Old
            : text == contents[1] ? New
            : throw new InvalidOperationException("The folder holds neither run: its files are of both, or damaged.");
    }

    /// <summary>The same, where nothing can be written and so nothing be finished.</summary>
    public string SeenReadOnly(string path)
    {
        Disk.Use(new WatchedDisk(_ => throw new IOException("read-only")));
        try
        {
            return Seen(path);
        }
        finally
        {
            Disk.Use(null);
        }
    }

    /// <summary>Writes over whatever is there, and asserts that nothing but the run and the file of somebody's own is left.</summary>
    public void WritesOver(string path)
    {
        Write(path, New);
        Assert.Equal(New, Seen(path));
        string[] names =
        [
            .. Directory
                .GetFiles(path)
                .Select(name => Path.GetFileName(name))
                .Where(name => name != "notes.txt")
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal([RunFiles.Latent, RunFiles.Metrics, RunFiles.Model, RunFiles.Facts, RunFiles.Samples, RunFiles.Timing], names);
        Assert.Empty(Directory.GetFiles(Path.Combine(path, ".fvae", "next")));
        Assert.Equal(
            ["files", "lock"],
            Directory.GetFiles(Path.Combine(path, ".fvae")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private TrainResult Trained(TrainOptions options)
    {
        var run = request.Model.Train(options, Dataset.Of(data.Train));
        var objective = new ObjectiveEstimate(run.Epochs[^1].Objective, null, 1);
        return new(run, 1, 0, objective, objective, null) { Collapse = Collapse.NotAsked };
    }

    private string Alone(TrainResult result)
    {
        using var folder = TemporaryFolder.InMemory();
        using (var run = RunFolder.Prepare(folder.Path, request.Model, []))
        {
            run.Write(request, data, result, Timing, Pictures, CancellationToken.None);
        }

        return Contents(folder.Path);
    }

    private static string Contents(string path) =>
        AtomicFolder.Read(
            path,
            place =>
                string.Concat(
                    ((string[])[RunFiles.Model, RunFiles.Metrics, RunFiles.Facts]).Select(name =>
                        Encoding.Latin1.GetString(File.ReadAllBytes(place(name)))
                    )
                )
        );
}
