namespace FunctionalVae.App;

/// <summary>Files that no output may replace: what a command reads.</summary>
internal static class KeptFiles
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Refuses an output that would take the place of what a command on a run reads: the run's own files, its data, and data named instead.</summary>
    /// <exception cref="UserErrorException">The output is one of the files, or would become a picture among those that are read.</exception>
    public static void Require(string output, SavedRun run, RunData? given)
    {
        string[] data = [.. run.Source?.Paths ?? [], .. given?.Paths ?? []];
        var own = ((string[])[RunFiles.Model, RunFiles.Facts, RunFiles.Metrics]).Select(name => Path.Combine(run.Folder, name));
        if (((string[])[run.Path, .. own, .. data]).FirstOrDefault(path => File.Exists(path) && AreSame(path, output)) is { } same)
        {
            throw new UserErrorException($"--out {output} would replace {same}, which belongs to the run or its data. Pass another name.");
        }

        if (PicturesAround(output, data) is { } folder)
        {
            throw new UserErrorException(
                $"--out {output} lies in {folder}, whose pictures are data: it would be read with them. Pass another place."
            );
        }
    }

    /// <summary>The folder of pictures, among data, in which a path lies; null where there is none.</summary>
    public static string? PicturesAround(string output, IReadOnlyList<string> data) =>
        data.FirstOrDefault(folder =>
            (Real(output) + Path.DirectorySeparatorChar).StartsWith(Real(folder) + Path.DirectorySeparatorChar, Comparison)
            && PictureFolder.Holds(folder)
        );

    /// <summary>Whether two paths lead to the same place, links followed.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Real(one), Real(other), Comparison);

    // As many links as Linux follows: beyond them a path leads in a circle.
    private const int MostLinks = 40;

    private static string Real(string path, int links = 0)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var place = Path.Combine(Real(parent, links), Path.GetFileName(full));
        try
        {
            FileSystemInfo entry = Directory.Exists(place) ? new DirectoryInfo(place) : new FileInfo(place);
            return links < MostLinks && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target
                ? Real(target.FullName, links + 1)
                : place;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return place;
        }
    }
}
