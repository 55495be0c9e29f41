using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Reads examples from files: CSV, NPY, NPZ, and folders of IDX files.</summary>
public static class DataFiles
{
    /// <summary>Reads all files and joins them in the order given.</summary>
    /// <param name="paths">
    /// One or more files of equal width: CSV (plain or gzip), <c>.npy</c> (plain or gzip), <c>.npz</c>; or one folder of IDX files, whose
    /// values are byte ÷ 255. The kind is told by the contents, then by the name.
    /// </param>
    /// <param name="options">What the files do not say themselves; null for what is usual.</param>
    /// <exception cref="InvalidDataSetException">A file is missing, malformed, or does not fit the others; the message is complete.</exception>
    public static LoadedData Load(IReadOnlyList<string> paths, DataOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
        {
            throw new InvalidDataSetException($"No file of examples was given. What is read: {DataKinds.Supported}.");
        }

        LoadedData[] parts = [.. paths.Select(path => LoadOne(path, paths.Count, options ?? new()))];
        if (parts is [var single])
        {
            return single;
        }

        var split = Array.FindIndex(parts, part => part.Test is not null);
        return split < 0
            ? new(TableJoin.Of([.. parts.Select(part => part.Train)], options?.LabelNames), null)
            : throw new InvalidDataSetException(
                $"{paths[split]} has a training and a test part of its own and cannot be joined with other files. Give it alone."
            );
    }

    private static LoadedData LoadOne(string path, int count, DataOptions options)
    {
        if (Directory.Exists(path))
        {
            RequireUnused(path, "a folder of IDX files", options);
            return count == 1
                ? FromFolder(path)
                : throw new InvalidDataSetException($"{path} is a folder and cannot be joined with other files. Give it alone.");
        }

        return File.Exists(path)
            ? DataFile.Read(path, file => FromFile(file, options))
            : throw new InvalidDataSetException($"There is no file {path}. Give the path of a file that exists: {DataKinds.Supported}.");
    }

    private static LoadedData FromFolder(string path)
    {
        var (train, test) = IdxFolder.Load(path);
        return new(ExampleTable.From(train), ExampleTable.From(test));
    }

    private static LoadedData FromFile(DataFile file, DataOptions options)
    {
        switch (DataKinds.Of(file))
        {
            case DataKind.Csv:
                RequireUnused(file.Path, "a CSV file", options with { LabelColumn = null, Header = null, Separator = null });
                return new(CsvTable.Read(file, options), null);
            case DataKind.Npy:
                RequireUnused(file.Path, "a single array", options);
                return new(NpyTable.Read(file), null);
            default:
                RequireUnused(file.Path, "a packed file of arrays", options with { Array = null, LabelArray = null });
                return NpzTable.Read(file, options);
        }
    }

    // An option that a kind of file has no use for is a mistake of the user's, not to be passed over.
    private static void RequireUnused(string path, string kind, DataOptions options)
    {
        (string What, object? Value)[] given =
        [
            ("column", options.LabelColumn),
            ("header", options.Header),
            ("separator", options.Separator),
            ("array", options.Array),
            ("label array", options.LabelArray),
        ];
        foreach (var (what, value) in given)
        {
            if (value is not null)
            {
                throw new InvalidDataSetException(
                    $"{path} is {kind}: it has no {what} \"{Printable.Of($"{value}")}\". Leave that option out."
                );
            }
        }
    }
}
