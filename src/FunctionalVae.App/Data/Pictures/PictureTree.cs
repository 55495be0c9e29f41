using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The pictures of a folder, in order, each with its label where there are any.</summary>
/// <param name="Files">By ordinal name, sub-folder by sub-folder.</param>
/// <param name="Labels">The name of each file's sub-folder; null where the pictures lie in the folder itself.</param>
internal sealed record PictureTree(IReadOnlyList<string> Files, IReadOnlyList<string>? Labels)
{
    // A label below a part, and one more for what is to be refused. Never a whole disk, nor round and round by links.
    private const int Depth = 3;

    private static readonly string[] Kinds = [".png", ".jpg", ".jpeg"];
    private static readonly string[] OtherKinds = [".bmp", ".gif", ".webp", ".tif", ".tiff", ".avif", ".heic", ".jxl"];

    /// <summary>Whether a path ends as pictures that are read do.</summary>
    public static bool IsPicture(string path) => Ends(path, Kinds);

    /// <summary>Whether there are pictures in the folder, or up to three folders below it. No file is opened.</summary>
    public static bool Exists(string folder) => Exists(folder, Depth);

    /// <summary>Finds the pictures of a folder. What is hidden, and what does not have a picture's name, is passed over.</summary>
    /// <exception cref="InvalidDataSetException">Some lie where no label is known, or are of a kind that is not read.</exception>
    public static PictureTree Of(string folder)
    {
        string[] labelled = [.. FoldersOf(folder).Where(path => Exists(path))];
        var own = PicturesOf(folder);
        if (labelled.Length == 0)
        {
            return new(own, null);
        }

        if (own.Length > 0)
        {
            throw new InvalidDataSetException(
                $"{folder} holds pictures, as {own[0]}, beside sub-folders with pictures, as {labelled[0]}, whose names are labels. Move all into sub-folders, or none."
            );
        }

        if (labelled.SelectMany(FoldersOf).FirstOrDefault(path => Exists(path)) is { } deep)
        {
            throw new InvalidDataSetException(
                $"{deep} holds pictures two folders below {folder}; labels are the names of folders directly in it. Give the folder above those, or name its two folders train and test."
            );
        }

        var files = labelled.Select(PicturesOf).ToArray();
        return new(
            [.. files.SelectMany(list => list)],
            [.. labelled.Zip(files).SelectMany(pair => Enumerable.Repeat(Path.GetFileName(pair.First), pair.Second.Length))]
        );
    }

    /// <summary>The folders in a folder, by ordinal name, without hidden ones.</summary>
    public static IEnumerable<string> FoldersOf(string folder) => Visible(Directory.EnumerateDirectories(folder));

    private static bool Exists(string folder, int depth) =>
        FilesOf(folder).Any(IsPicture) || (depth > 0 && FoldersOf(folder).Any(inner => Exists(inner, depth - 1)));

    private static string[] PicturesOf(string folder)
    {
        var files = FilesOf(folder);
        return files.FirstOrDefault(path => Ends(path, OtherKinds)) is { } other
            ? throw new InvalidDataSetException(
                $"{other} is a picture of a kind that is not read; {string.Join(", ", Kinds)} are. Convert it, or take it out of the folder."
            )
            : [.. files.Where(IsPicture)];
    }

    private static string[] FilesOf(string folder) => [.. Visible(Directory.EnumerateFiles(folder))];

    private static IEnumerable<string> Visible(IEnumerable<string> paths) =>
        paths.Where(path => !Path.GetFileName(path).StartsWith('.')).OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal);

    private static bool Ends(string path, string[] kinds) => kinds.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
