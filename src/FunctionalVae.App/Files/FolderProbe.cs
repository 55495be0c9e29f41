namespace FunctionalVae.App;

/// <summary>Finds out whether files can be written, and takes back the folders that were made for nothing.</summary>
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

    /// <summary>What <paramref name="open"/> gives, which makes the folder and tries it; without it no folder is left that was made for it.</summary>
    /// <exception cref="UserErrorException">The folder cannot be made or written to.</exception>
    public static T Try<T>(string path, Func<T> open)
    {
        if (File.Exists(path))
        {
            var what = new FileInfo(path).LinkTarget is null ? "a file" : "a link to a file, to nothing or in a circle";
            throw new UserErrorException($"{path} is {what}. Pass --out with a folder.");
        }

        var missing = Missing(path);
        try
        {
            return open();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            RemoveEmpty(missing);
            throw new UserErrorException($"Nothing can be written to {path}: {problem.Message} Pass --out with another folder.", problem);
        }
        catch
        {
            RemoveEmpty(missing);
            throw;
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
