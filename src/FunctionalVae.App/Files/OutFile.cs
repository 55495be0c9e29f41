using System.Text;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>The one file that a command writes: known to be writable before the work, there whole or not at all after it.</summary>
internal sealed class OutFile : IDisposable
{
    public const string Picture = ".png";
    public const string Csv = ".csv";
    public const string Npy = ".npy";
    public const string Page = ".html";

    private readonly IReadOnlyList<string> created;
    private readonly CancellationToken cancel;
    private bool isWritten;

    private OutFile(string path, IReadOnlyList<string> created, CancellationToken cancel) =>
        (Path, this.created, this.cancel) = (path, created, cancel);

    /// <summary>As it was asked for.</summary>
    public string Path { get; }

    /// <summary>Whether it lies in the folder of the run that it describes: it goes when a new run takes the folder.</summary>
    public bool IsOfRun { get; private init; }

    public bool IsPicture => EndsIn(Path, Picture);

    public bool IsNpy => EndsIn(Path, Npy);

    /// <summary>A picture where the model makes images, or their numbers; numbers where it makes none.</summary>
    /// <exception cref="UserErrorException">The path has another ending, or nothing can be written there.</exception>
    public static OutFile ForExamples(SavedRun run, string path, CancellationToken cancel) =>
        run.Model.Spec.Input is Image ? Prepare(run, path, cancel, Picture, Csv)
        : EndsIn(path, Picture)
            ? throw new UserErrorException(
                $"{run.Model.Name} makes rows of numbers, not images. Pass --out with a name that ends in {Csv}."
            )
        : Prepare(run, path, cancel, Csv);

    /// <summary>Finds out that a file of that name can be written; null for the run where it tells of none.</summary>
    /// <exception cref="UserErrorException">The path has none of the endings, or nothing can be written there.</exception>
    public static OutFile Prepare(SavedRun? run, string path, CancellationToken cancel, params string[] endings) =>
        PrepareIn(run?.Folder, path, cancel, endings);

    /// <summary>The same by the folder of the run that it tells of; null where it tells of none.</summary>
    /// <exception cref="UserErrorException">The path has none of the endings, or nothing can be written there.</exception>
    public static OutFile PrepareIn(string? runFolder, string path, CancellationToken cancel, params string[] endings)
    {
        if (Directory.Exists(path))
        {
            throw new UserErrorException($"{path} is a folder. Pass --out with the name of a file.");
        }

        if (!endings.Any(ending => EndsIn(path, ending)))
        {
            throw new UserErrorException(
                $"The ending of {path} does not say a format. Pass --out with a name that ends in {string.Join(" or ", endings)}."
            );
        }

        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        var missing = FolderProbe.Missing(folder);
        return FolderProbe.Try(
            folder,
            () =>
            {
                AtomicFile.Probe(path);
                return new OutFile(path, missing, cancel) { IsOfRun = runFolder is not null && KeptFiles.AreSame(folder, runFolder) };
            }
        );
    }

    public void Save(Bitmap picture)
    {
        PngCodec.Save(picture, Path, cancel);
        End();
    }

    public void Save(ResultTable table)
    {
        if (IsNpy)
        {
            NpyWriter.Write(Path, table.Flat(), [table.Count, table.Width], cancel);
        }
        else
        {
            CsvWriter.WriteTexts(Path, table.Header, table.Texts(), table.Separator, cancel);
        }

        End();
    }

    public void Save(string text)
    {
        AtomicFile.Write(Path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), cancel);
        End();
    }

    /// <summary>Removes the folders that were made for nothing.</summary>
    public void Dispose()
    {
        if (!isWritten)
        {
            FolderProbe.RemoveEmpty(created);
        }
    }

    public static bool EndsIn(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private void End()
    {
        isWritten = true;
        if (IsOfRun)
        {
            AtomicFolder.Record(Path);
        }
    }
}
