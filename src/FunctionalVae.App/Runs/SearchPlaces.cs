using System.Globalization;
using FunctionalVae.Checkpoints;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Where a search among latent sizes keeps its checkpoints: in a run's folder, those of each size in a folder of their own.</summary>
internal static class SearchPlaces
{
    private const string Prefix = "latent-";

    /// <summary>The folder of a size.</summary>
    public static string Of(string folder, int size) => Path.Combine(All(folder), Invariant($"{Prefix}{size}"));

    /// <summary>The folder of all checkpoints.</summary>
    public static string All(string folder) => Path.Combine(folder, CheckpointFolder.Name);

    /// <summary>The sizes that have checkpoints, the least first; none where no search was stopped there.</summary>
    public static IReadOnlyList<int> Begun(string folder) =>
        [.. There(folder).Where(place => new CheckpointFolder(place.Path).Files.Count > 0).Select(place => place.Size).Order()];

    /// <summary>Removes the checkpoints of all sizes. What no search wrote stays.</summary>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Remove(string folder)
    {
        foreach (var (path, _) in There(folder))
        {
            new CheckpointFolder(path).Prune([]);
            RemoveEmpty(path);
        }

        RemoveEmpty(All(folder));
    }

    /// <summary>Sizes as words.</summary>
    public static string Words(IEnumerable<int> sizes) => string.Join(", ", sizes.Select(size => Invariant($"{size}")));

    private static (string Path, int Size)[] There(string folder) =>
        Directory.Exists(All(folder))
            ?
            [
                .. Directory
                    .GetDirectories(All(folder), Prefix + "*")
                    .Select(path => (Path: path, Size: SizeOf(Path.GetFileName(path))))
                    .Where(place => place.Size > 0),
            ]
            : [];

    private static int SizeOf(string name) =>
        int.TryParse(name[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    private static void RemoveEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
