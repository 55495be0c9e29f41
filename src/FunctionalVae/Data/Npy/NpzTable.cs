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
        var examples =
            options.Array
            ?? ExampleNames.FirstOrDefault(archive.Has)
            ?? archive.Names.FirstOrDefault(name => !AllLabelNames.Contains(name))
            ?? archive.Names[0];
        if (examples == "x_train" && archive.Has("x_test") && options is { Array: null, LabelArray: null })
        {
            return new(Part(archive, file, examples, Known(archive, "y_train")), Part(archive, file, "x_test", Known(archive, "y_test")));
        }

        string[] usual = examples == "x_train" ? ["y_train"] : LabelNames;
        var labels = options.LabelArray ?? usual.FirstOrDefault(name => name != examples && archive.Has(name));
        return new(Part(archive, file, examples, labels), null);
    }

    private static string? Known(NpzArchive archive, string name) => archive.Has(name) ? name : null;

    private static Table Part(NpzArchive archive, DataFile file, string examples, string? labels)
    {
        var numbers = labels is null ? null : archive.Read(labels, NpyTable.Labels);
        var name = $"{Path.GetFileName(file.Path)}/{examples}";
        return archive.Read(examples, (contents, most, where) => NpyTable.Examples(contents, most, where, name, numbers));
    }
}
