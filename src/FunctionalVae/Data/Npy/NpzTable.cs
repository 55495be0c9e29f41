using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Chooses the arrays of an NPZ file, and reads them as a table, or as two where the file has a test part.</summary>
internal static class NpzTable
{
    private static readonly string[] ExampleNames = ["x", "X", "data", "images", "x_train"];
    private static readonly string[] LabelNames = ["y", "labels", "targets"];
    private static readonly string[] AllLabelNames = [.. LabelNames, "y_train", "y_test"];

    public static LoadedData Read(DataFile file, DataOptions options)
    {
        using var archive = NpzArchive.Open(file);
        var examples = options.Array ?? ExampleNames.FirstOrDefault(archive.Has) ?? Only(archive, file);
        if (examples == "x_train" && archive.Has("x_test") && options is { Array: null, LabelArray: null })
        {
            return new(Part(archive, file, examples, Known(archive, "y_train")), Part(archive, file, "x_test", Known(archive, "y_test")));
        }

        string[] usual = examples == "x_train" ? ["y_train"] : LabelNames;
        var labels = options.LabelArray ?? usual.FirstOrDefault(name => name != examples && archive.Has(name));
        return new(Part(archive, file, examples, labels), null);
    }

    // One array that is not called labels is the examples, whatever its name; between several the caller has to choose.
    private static string Only(NpzArchive archive, DataFile file)
    {
        var candidates = archive.Names.Where(name => !AllLabelNames.Contains(name)).ToList();
        return candidates.Count switch
        {
            0 => archive.Names[0],
            1 => candidates[0],
            _ => throw new InvalidDataSetException(
                $"{Path.GetFileName(file.Path)} has the arrays {Listing.Of(candidates.Select(name => Printable.Of(name)))}, and none is called {string.Join(", ", ExampleNames)}. "
                    + $"Choose the one with the examples: --array {Printable.Of(candidates[0])} (in code DataOptions.Array)."
            ),
        };
    }

    private static string? Known(NpzArchive archive, string name) => archive.Has(name) ? name : null;

    private static ExampleTable Part(NpzArchive archive, DataFile file, string examples, string? labels)
    {
        var numbers = labels is null
            ? null
            : archive.Read(labels, (contents, most, where) => NpyTable.Labels(contents, most, isSure: false, where));
        var name = $"{Path.GetFileName(file.Path)}/{examples}";
        return archive.Read(examples, (contents, most, where) => NpyTable.Examples(contents, most, isSure: false, where, name, numbers));
    }
}
