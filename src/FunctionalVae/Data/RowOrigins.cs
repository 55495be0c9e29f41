namespace FunctionalVae.Data;

/// <summary>Where every row of a table came from, so that a bad value can still be pointed at after files were joined and shuffled.</summary>
internal sealed class RowOrigins
{
    private readonly Origin[] files;
    private readonly int[] fileOf;
    private readonly int[] numberOf;

    private RowOrigins(Origin[] files, int[] fileOf, int[] numberOf) =>
        (this.files, this.fileOf, this.numberOf) = (files, fileOf, numberOf);

    /// <summary>The first file.</summary>
    public string File => files[0].File;

    /// <summary>Rows of one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="numberOf">Each row's number as the file counts.</param>
    public static RowOrigins Of(Origin file, int[] numberOf) => new([file], new int[numberOf.Length], numberOf);

    /// <summary>The rows of all parts, in order.</summary>
    public static RowOrigins Join(IReadOnlyList<RowOrigins> parts)
    {
        var before = 0;
        var fileOf = new List<int>();
        foreach (var part in parts)
        {
            fileOf.AddRange(part.fileOf.Select(file => file + before));
            before += part.files.Length;
        }

        return new([.. parts.SelectMany(part => part.files)], [.. fileOf], [.. parts.SelectMany(part => part.numberOf)]);
    }

    public RowOrigins Take(IReadOnlyList<int> rows) =>
        new(files, [.. rows.Select(row => fileOf[row])], [.. rows.Select(row => numberOf[row])]);

    public string Where(int row, int value) => files[fileOf[row]].Where(numberOf[row], value);
}
