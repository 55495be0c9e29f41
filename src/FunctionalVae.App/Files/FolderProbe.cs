namespace FunctionalVae.App;

/// <summary>Finds out whether a folder can be written to, by writing to it.</summary>
internal static class FolderProbe
{
    /// <summary>The folder and those above it that do not exist yet, the deepest first.</summary>
    public static IReadOnlyList<string> Missing(string path)
    {
        var missing = new List<string>();
        for (var folder = Path.GetFullPath(path); folder is not null && !Path.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            missing.Add(folder);
        }

        return missing;
    }

    /// <summary>Makes the folder, and a file in it that is gone at once.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">Names that files will have in it.</param>
    /// <exception cref="UserErrorException">The folder cannot be made or written to, or one of the names is taken by a folder.</exception>
    public static void Require(string path, IReadOnlyList<string> files)
    {
        if (File.Exists(path))
        {
            throw new UserErrorException($"{path} is a file. Pass --out with a folder.");
        }

        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".{Path.GetRandomFileName()}.tmp");
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Nothing can be written to {path}: {problem.Message} Pass --out with another folder.", problem);
        }

        if (files.FirstOrDefault(name => Directory.Exists(Path.Combine(path, name))) is { } taken)
        {
            throw new UserErrorException(
                $"{Path.Combine(path, taken)} is a folder, where a file should be. Pass --out with another folder."
            );
        }
    }

    /// <summary>Removes those folders that exist and are empty.</summary>
    public static void RemoveEmpty(IReadOnlyList<string> folders)
    {
        foreach (var folder in folders.Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            Directory.Delete(folder);
        }
    }
}
