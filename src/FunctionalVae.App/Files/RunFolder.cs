using System.Text;
using FunctionalVae.Checkpoints;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>The folder of a run: shown to be writable before training, filled after it, gone again where nothing came of the run.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly IReadOnlyList<string> created;
    private readonly List<string> written = [];

    private RunFolder(string path, IReadOnlyList<string> created)
    {
        Path = path;
        this.created = created;
    }

    /// <summary>As it was asked for.</summary>
    public string Path { get; }

    /// <summary>The names of the files that are in place.</summary>
    public IReadOnlyList<string> Written => written;

    /// <summary>Makes the folder and tries it by a file that is gone at once.</summary>
    /// <exception cref="UserErrorException">It cannot be made or written to, or files to be read are among those that a run replaces.</exception>
    public static RunFolder Prepare(string path, IReadOnlyList<string> inputs)
    {
        if (inputs.FirstOrDefault(input => IsReplaced(input, path)) is { } kept)
        {
            throw new UserErrorException(
                $"{kept} is to be read, and a run in {path} would remove a file of that name. Pass --out with another folder."
            );
        }

        return KeptFiles.PicturesAround(path, inputs) is { } pictures
            ? throw new UserErrorException(
                $"A run in {path} would put pictures of its own among those of {pictures}, which are to be read. Pass --out with another folder."
            )
            : Made(path);
    }

    /// <summary>The same of a folder that holds no run yet.</summary>
    /// <exception cref="UserErrorException">It cannot be made or written to, or a run is in it.</exception>
    public static RunFolder PrepareNew(string path) =>
        Directory.Exists(path)
        && Directory.EnumerateFiles(path).Select(System.IO.Path.GetFileName).FirstOrDefault(name => RunFiles.IsOwn(name!)) is { } own
            ? throw new UserErrorException($"There is a run in {path} already: {own}. Pass --out with another folder.")
            : Made(path);

    /// <summary>Weights that no run of this tool trained.</summary>
    public void WriteImported(IVaeModel model, ParameterVector parameters)
    {
        Checkpoint.Save(model, parameters, File(RunFiles.Model));
        written.Add(RunFiles.Model);
    }

    /// <summary>Everything that a completed run leaves; false when it was stopped before all pictures were there.</summary>
    public bool Write(TrainRequest request, TrainData data, TrainResult result, CancellationToken cancel)
    {
        WriteRun(request, data, result.Run, result);
        try
        {
            foreach (var (name, picture) in RunPictures.Of(request, data, result.Parameters))
            {
                PngCodec.Save(picture, File(name), cancel);
                written.Add(name);
            }

            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>What there is when training was stopped: weights, the epochs that were completed, and the record. Before the first step: nothing.</summary>
    public void WriteInterrupted(TrainRequest request, TrainData data, TrainingRun<TrainingState> run)
    {
        if (run.State.Step > 0)
        {
            WriteRun(request, data, run, null);
        }
    }

    /// <summary>A completed run whose objective is not finite: without results and pictures.</summary>
    public void WriteUnjudged(TrainRequest request, TrainData data, TrainingRun<TrainingState> run) => WriteRun(request, data, run, null);

    /// <summary>Removes what was made where nothing was written.</summary>
    public void Dispose()
    {
        if (written.Count == 0)
        {
            FolderProbe.RemoveEmpty(created);
        }
    }

    private static RunFolder Made(string path)
    {
        var missing = FolderProbe.Missing(path);
        try
        {
            FolderProbe.Require(path, RunFiles.All);
            return new(path, missing);
        }
        catch
        {
            FolderProbe.RemoveEmpty(missing);
            throw;
        }
    }

    private static bool IsReplaced(string input, string folder) =>
        System.IO.File.Exists(input)
        && RunFiles.IsOwn(System.IO.Path.GetFileName(input))
        && KeptFiles.AreSame(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(input))!, folder);

    // Files of an earlier run beside those of this one would pass for its own.
    private void Begin()
    {
        foreach (var file in Directory.EnumerateFiles(Path).Where(file => RunFiles.IsOwn(System.IO.Path.GetFileName(file))).ToArray())
        {
            System.IO.File.Delete(file);
        }
    }

    private void WriteRun(TrainRequest request, TrainData data, TrainingRun<TrainingState> run, TrainResult? result)
    {
        Begin();
        Checkpoint.Save(request.Model, run.State.Evaluated, File(RunFiles.Model));
        written.Add(RunFiles.Model);
        WriteText(RunFiles.Metrics, MetricsCsv.Of(run));
        WriteText(RunFiles.Facts, RunJson.Of(request, data, run, result));
    }

    private void WriteText(string name, string text)
    {
        AtomicFile.Write(File(name), stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        written.Add(name);
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
