using System.Text;
using FunctionalVae.Checkpoints;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>
/// The folder of a run: shown to be writable before training and locked from then on, filled after it in one moment, gone again where
/// nothing came of the run. What is replaced or removed is what a run wrote, by the folder's own record.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private readonly IReadOnlyList<string> created;
    private readonly AtomicFolder files;
    private readonly List<string> written = [];

    private RunFolder(string path, IReadOnlyList<string> created, AtomicFolder files) =>
        (Path, this.created, this.files) = (path, created, files);

    /// <summary>As it was asked for.</summary>
    public string Path { get; }

    /// <summary>The names of the files that are in place.</summary>
    public IReadOnlyList<string> Written => written;

    /// <summary>Makes and locks the folder, and tries it by a file of the model's size that is gone at once.</summary>
    /// <exception cref="UserErrorException">
    /// It cannot be made or written to, another process writes to it, files to be read are among those that a run replaces, or files that no
    /// run wrote.
    /// </exception>
    public static RunFolder Prepare(string path, IVaeModel model, IReadOnlyList<string> inputs) =>
        Opened(
            path,
            model,
            files =>
            {
                if (inputs.FirstOrDefault(input => IsReplaced(input, files)) is { } kept)
                {
                    throw new UserErrorException(
                        $"{kept} is to be read, and a run in {path} would remove a file of that name. Pass --out with another folder."
                    );
                }

                if (KeptFiles.PicturesAround(path, inputs) is { } pictures)
                {
                    throw new UserErrorException(
                        $"A run in {path} would put pictures of its own among those of {pictures}, which are to be read. Pass --out with another folder."
                    );
                }

                if (Foreign(files) is { } problem)
                {
                    throw new UserErrorException($"{problem} Pass --out with another folder, or move that file.");
                }
            }
        );

    /// <summary>The same of a folder that holds no run yet.</summary>
    /// <exception cref="UserErrorException">It cannot be made or written to, another process writes to it, or a run is in it.</exception>
    public static RunFolder PrepareNew(string path, IVaeModel model) =>
        Opened(
            path,
            model,
            files =>
            {
                if (RunFiles.All.FirstOrDefault(name => System.IO.Path.Exists(System.IO.Path.Combine(files.Path, name))) is { } own)
                {
                    throw new UserErrorException($"There is a run in {path} already: {own}. Pass --out with another folder.");
                }
            }
        );

    /// <summary>Weights that no run of this tool trained.</summary>
    public void WriteImported(IVaeModel model, ParameterVector parameters) =>
        Put([(RunFiles.Model, stream => Checkpoint.Write(model, parameters, stream))]);

    /// <summary>Everything that a completed run leaves; false when it was stopped before all pictures were there.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">What it was trained on.</param>
    /// <param name="result">What it came to.</param>
    /// <param name="timing">How long it trained.</param>
    /// <param name="pictures">Its pictures by name, drawn one by one when the run itself is in place.</param>
    /// <param name="cancel">Leaves out the pictures that are not drawn yet.</param>
    public bool Write(
        TrainRequest request,
        TrainData data,
        TrainResult result,
        RunTiming timing,
        IEnumerable<(string Name, Bitmap Picture)> pictures,
        CancellationToken cancel
    )
    {
        // Before the first picture is drawn, which takes its time and can be stopped.
        WriteRun(request, data, result.Run, result, timing);
        return WritePictures(pictures, cancel);
    }

    /// <summary>What there is when training was stopped: weights, the epochs that were completed with their curves, and the record. Before the first step: nothing.</summary>
    public void WriteInterrupted(TrainRequest request, TrainData data, TrainingRun<TrainingState> run, RunTiming timing)
    {
        if (run.Steps > 0)
        {
            WriteUnjudged(request, data, run, timing);
        }
    }

    /// <summary>A completed run whose objective is not finite: without results, and of pictures with its curves only.</summary>
    public void WriteUnjudged(TrainRequest request, TrainData data, TrainingRun<TrainingState> run, RunTiming timing)
    {
        WriteRun(request, data, run, null, timing);
        WritePictures(RunPictures.OfEpochs(request, run), CancellationToken.None);
    }

    // False when it was stopped.
    private bool WritePictures(IEnumerable<(string Name, Bitmap Picture)> pictures, CancellationToken cancel)
    {
        try
        {
            List<string> drawn = [];
            var isWhole = Draw(pictures, drawn, cancel);
            if (drawn.Count > 0)
            {
                files.Commit(replaces: false);
                written.AddRange(drawn);
            }

            return isWhole;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"The pictures could not be written to {Path}: {problem.Message} The run is there without them: {string.Join(", ", written)}.",
                problem
            );
        }
    }

    /// <summary>Unlocks the folder, and removes what was made where nothing was written.</summary>
    public void Dispose()
    {
        files.Dispose();
        if (written.Count == 0)
        {
            FolderProbe.RemoveEmpty(created);
        }
    }

    private static RunFolder Opened(string path, IVaeModel model, Action<AtomicFolder> require)
    {
        var missing = FolderProbe.Missing(path);
        return FolderProbe.Try(
            path,
            () =>
            {
                var files = AtomicFolder.Open(path);
                try
                {
                    require(files);
                    files.Probe((long)model.Layout.ParameterCount * sizeof(float));
                    return new RunFolder(path, missing, files);
                }
                catch
                {
                    files.Dispose();
                    throw;
                }
            }
        );
    }

    private static bool IsReplaced(string input, AtomicFolder files) =>
        File.Exists(input)
        && RunFiles.All.Concat(files.Recorded).Contains(System.IO.Path.GetFileName(input))
        && KeptFiles.AreSame(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(input))!, files.Path);

    // What nobody would expect to be replaced: a file that bears one of the names and is not as a run left it.
    private static string? Foreign(AtomicFolder files)
    {
        if (files.Foreign(RunFiles.All) is not { } name)
        {
            return null;
        }

        var place = System.IO.Path.Combine(files.Path, name);
        return Directory.Exists(place) ? $"{place} is a folder, where a file should be."
            : files.Recorded.Contains(name) ? $"{place} was changed after its run wrote it."
            : $"{place} is not recorded as written by a run of this tool, and would be replaced.";
    }

    // False when it was stopped.
    private bool Draw(IEnumerable<(string Name, Bitmap Picture)> pictures, List<string> drawn, CancellationToken cancel)
    {
        try
        {
            foreach (var (name, picture) in pictures)
            {
                cancel.ThrowIfCancellationRequested();
                files.Write(name, stream => PngCodec.Write(picture, stream));
                drawn.Add(name);
            }

            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private void WriteRun(TrainRequest request, TrainData data, TrainingRun<TrainingState> run, TrainResult? result, RunTiming timing)
    {
        List<(string Name, Action<Stream> Write)> contents =
        [
            (RunFiles.Model, stream => Checkpoint.Write(request.Model, run.State.Evaluated, stream)),
            (RunFiles.Metrics, Text(MetricsCsv.Of(run))),
            (RunFiles.Facts, Text(RunJson.Of(request, data, run, result))),
            (RunFiles.Timing, Text(timing.ToJson())),
        ];
        if (RunTable.Of(request, data) is { } table)
        {
            contents.Add((RunFiles.Table, Text(Json.Of(json => TableRecordJson.Write(json, table), indented: true) + "\n")));
        }

        if (result?.Latents is { } latents)
        {
            contents.Add((RunFiles.Latents, stream => LatentFile.Write(request.Model, latents, stream, result.Parameters)));
        }

        Put(contents);
    }

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    private void Put(IReadOnlyList<(string Name, Action<Stream> Write)> contents)
    {
        try
        {
            // Somebody may have removed the folder while the model was trained, or put files of their own there.
            files.Renew();
            if (Foreign(files) is { } foreign)
            {
                throw new IOException(foreign);
            }

            Put(files, contents);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The run could not be written to {Path}: {problem.Message} {Spare(contents)}", problem);
        }

        written.AddRange(contents.Select(file => file.Name));
    }

    private static void Put(AtomicFolder files, IReadOnlyList<(string Name, Action<Stream> Write)> contents)
    {
        foreach (var (name, write) in contents)
        {
            files.Write(name, write);
        }

        files.Commit(replaces: true);
    }

    // A trained model is worth more than the right place for it.
    private static string Spare(IReadOnlyList<(string Name, Action<Stream> Write)> contents)
    {
        try
        {
            var place = Directory.CreateTempSubdirectory("fvae-run-").FullName;
            using var files = AtomicFolder.Open(place);
            Put(files, contents);
            return $"It is kept in {place}: move it from there.";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "It could not be kept anywhere else either.";
        }
    }
}
