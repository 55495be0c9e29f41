using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>A folder of PNG and JPEG pictures as examples of a model of images.</summary>
internal static class PictureFolder
{
    private const string Train = "train";
    private const string Test = "test";

    /// <summary>Whether a path is a folder with IDX files, whole or in part: they are the data then, whatever lies beside them.</summary>
    public static bool HoldsIdx(string path) => Directory.Exists(path) && Directory.EnumerateFiles(path, "*-ubyte*").Any();

    /// <summary>Whether a path is a folder whose pictures are the data.</summary>
    public static bool Holds(string path) => Directory.Exists(path) && !HoldsIdx(path) && PictureTree.Exists(path);

    /// <summary>Reads all pictures; two folders <c>train</c> and <c>test</c>, and no other with pictures, are the two parts.</summary>
    /// <exception cref="InvalidDataSetException">A picture is missing, damaged, or does not fit the model.</exception>
    /// <exception cref="UserErrorException">The model does not take pictures.</exception>
    public static LoadedData Load(string folder, IVaeModel model)
    {
        if (model.Spec.Input is not Image input)
        {
            throw new UserErrorException(
                $"{folder} holds pictures, and {model.Name} takes rows of {ModelText.Input(model)}. Take a model whose input is an Image, or give a table."
            );
        }

        if (input.Channels is not (1 or 3))
        {
            throw new UserErrorException(
                $"{model.Name} takes images of {ModelText.Input(model)}, and pictures have 1 or 3 channels. Give them as one array by numpy.save."
            );
        }

        try
        {
            return Load(folder, model.Name, input);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataSetException($"{folder} cannot be read: {problem.Message}", problem);
        }
    }

    private static LoadedData Load(string folder, string model, Image input)
    {
        string[] parts = [.. PictureTree.FoldersOf(folder).Where(PictureTree.Exists).Select(path => Path.GetFileName(path))];
        if (!parts.SequenceEqual([Test, Train]) || Directory.EnumerateFiles(folder).Any(PictureTree.IsPicture))
        {
            return new(Table(folder, PictureTree.Of(folder), model, input), null);
        }

        var (train, test) = (PictureTree.Of(Path.Combine(folder, Train)), PictureTree.Of(Path.Combine(folder, Test)));
        if (train.Labels is null != test.Labels is null)
        {
            throw new InvalidDataSetException(
                $"One of {folder}'s folders {Train} and {Test} has sub-folders for labels, and the other has none. Give labels to both, or to neither."
            );
        }

        // Read as one, so that a label has the same number in both.
        var both = Table(folder, new([.. train.Files, .. test.Files], train.Labels?.Concat(test.Labels!).ToArray()), model, input);
        int[] rows = [.. Enumerable.Range(0, both.Count)];
        return new(
            both.Take(rows[..train.Files.Count], $"{both.Name}/{Train}"),
            both.Take(rows[train.Files.Count..], $"{both.Name}/{Test}")
        );
    }

    private static ExampleTable Table(string folder, PictureTree tree, string model, Image input)
    {
        var shape = new Shape([input.Height, input.Width, input.Channels]);
        if (tree.Files.Count * shape.Count > Array.MaxLength)
        {
            throw new InvalidDataSetException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{folder} has {tree.Files.Count} pictures of {shape.Count} values: more than the {Array.MaxLength} values of one array. Give fewer."
                )
            );
        }

        var size = (int)shape.Count;
        var values = new float[tree.Files.Count * size];
        for (var i = 0; i < tree.Files.Count; i++)
        {
            PictureFile.Read(tree.Files[i], model, input, values.AsSpan(i * size, size));
        }

        var (labels, names) = tree.Labels is { } texts ? Numbered(texts) : (null, null);
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), shape, values, null, labels, names);
    }

    // Whole numbers as people write them are the labels; else names are numbered in ordinal order, and kept as they are written.
    private static (int[] Labels, string[]? Names) Numbered(IReadOnlyList<string> texts)
    {
        if (texts.All(IsNumber))
        {
            return ([.. texts.Select(text => int.Parse(text, CultureInfo.InvariantCulture))], null);
        }

        string[] names = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        return ([.. texts.Select(text => Array.BinarySearch(names, text, StringComparer.Ordinal))], names);
    }

    private static bool IsNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == text;
}
