namespace FunctionalVae.App;

/// <summary>Files that no output may replace: what a command reads.</summary>
internal static class KeptFiles
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>What a command on a run reads: the run's own files, its data, and the data that were named instead.</summary>
    public static IReadOnlyList<string> Of(SavedRun run, RunData? data) =>
        [
            run.Path,
            .. ((string[])[RunFiles.Model, RunFiles.Facts, RunFiles.Metrics]).Select(name => Path.Combine(run.Folder, name)),
            .. run.Record?.Data.Paths ?? [],
            .. data?.Paths ?? [],
        ];

    /// <exception cref="UserErrorException">The output is one of the files.</exception>
    public static void Require(string output, IReadOnlyList<string> kept)
    {
        if (kept.FirstOrDefault(path => File.Exists(path) && AreSame(path, output)) is { } same)
        {
            throw new UserErrorException($"--out {output} would replace {same}, which belongs to the run or its data. Pass another name.");
        }
    }

    /// <summary>Whether two paths lead to the same place, links followed.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Real(one), Real(other), Comparison);

    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var place = Path.Combine(Real(parent), Path.GetFileName(full));
        try
        {
            FileSystemInfo entry = Directory.Exists(place) ? new DirectoryInfo(place) : new FileInfo(place);
            return entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : place;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return place;
        }
    }
}
