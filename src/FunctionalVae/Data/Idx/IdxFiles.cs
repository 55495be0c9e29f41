namespace FunctionalVae.Data;

/// <summary>Where the four files of an MNIST-style folder are.</summary>
internal sealed record IdxFiles(string TrainImages, string TrainLabels, string TestImages, string TestLabels)
{
    /// <summary>Looks for each file under its spellings; one message names all that are missing.</summary>
    public static IdxFiles Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataSetException(
                File.Exists(folder)
                    ? $"{folder} is a file. Give the folder that holds the four IDX files."
                    : $"There is no folder {folder}. Give one that holds the four IDX files of a data set."
            );
        }

        (string Stem, string Kind)[] wanted =
        [
            ("train-images", "idx3-ubyte"),
            ("train-labels", "idx1-ubyte"),
            ("t10k-images", "idx3-ubyte"),
            ("t10k-labels", "idx1-ubyte"),
        ];
        string?[] found =
        [
            .. wanted.Select(file =>
                Spellings(file.Stem, file.Kind).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ),
        ];
        string[] missing =
        [
            .. wanted.Where((_, i) => found[i] is null).Select(file => string.Join(" or ", Spellings(file.Stem, file.Kind))),
        ];
        return missing.Length == 0
            ? new(found[0]!, found[1]!, found[2]!, found[3]!)
            : throw new InvalidDataSetException(
                $"The folder {folder} lacks {missing.Length} of the four files of a data set. Looked for:\n  {string.Join("\n  ", missing)}"
            );
    }

    private static string[] Spellings(string stem, string kind) =>
        [$"{stem}-{kind}", $"{stem}-{kind}.gz", $"{stem}.{kind}", $"{stem}.{kind}.gz"];
}
