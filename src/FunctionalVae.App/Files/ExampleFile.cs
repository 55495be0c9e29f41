using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>Where the examples that a command makes go: a picture where they are images, CSV where they are not or where it is asked for.</summary>
internal static class ExampleFile
{
    public const string OutName = "FILE";

    public static string OutHelp(string name) =>
        $"The file to write: .png for a picture, .csv for numbers. [default: {name} beside the model, .png for images, else .csv]";

    /// <exception cref="UserErrorException">The path has another ending, is one of the files that are read, or nothing can be written there.</exception>
    public static OutFile Prepare(SavedRun run, RunData? data, string? path, string name, CancellationToken cancel) =>
        OutFile.ForExamples(run, Output(run, data, path, name + (run.Model.Spec.Input is Image ? OutFile.Picture : OutFile.Csv)), cancel);

    /// <summary>The same of a table that tells of examples, .csv whatever they are.</summary>
    /// <exception cref="UserErrorException">The path has another ending, is one of the files that are read, or nothing can be written there.</exception>
    public static OutFile PrepareTable(SavedRun run, RunData? data, string? path, string name, CancellationToken cancel) =>
        OutFile.Prepare(run, Output(run, data, path, name + OutFile.Csv), cancel, OutFile.Csv);

    private static string Output(SavedRun run, RunData? data, string? path, string name)
    {
        var output = path ?? Path.Combine(run.Folder, name);
        KeptFiles.Require(output, run, data);
        if (path is null && AtomicFolder.IsOthers(output))
        {
            throw new UserErrorException(
                $"{output} is not as a command of this run left it, and would be replaced. Move it away, or pass --out with another name."
            );
        }

        return output;
    }
}
