namespace FunctionalVae.SideBySide;

/// <summary>The clone that the program is run in.</summary>
internal static class Repository
{
    /// <summary>Its root: the nearest folder upwards that has the reference network; null where there is none.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "benchmarks", "pytorch", "reference.py")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
