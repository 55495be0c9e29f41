namespace FunctionalVae.Data;

/// <summary>Where every row of a table came from, so that a bad value can still be pointed at after files were joined and shuffled.</summary>
internal sealed class RowOrigins
{
    private readonly Origin[] files;
    private readonly int[] fileOf;
    private readonly int[] numberOf;
    private readonly int[] rowOf;

    private RowOrigins(Origin[] files, int[] fileOf, int[] numberOf, int[] rowOf) =>
        (this.files, this.fileOf, this.numberOf, this.rowOf) = (files, fileOf, numberOf, rowOf);

    /// <summary>The first file.</summary>
    public string File => files[0].File;

    /// <summary>All rows of one file, in its order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="numberOf">Each row's number as the file counts.</param>
    public static RowOrigins Of(Origin file, int[] numberOf) =>
        new([file], new int[numberOf.Length], numberOf, [.. Enumerable.Range(0, numberOf.Length)]);

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

        return new(
            [.. parts.SelectMany(part => part.files)],
            [.. fileOf],
            [.. parts.SelectMany(part => part.numberOf)],
            [.. parts.SelectMany(part => part.rowOf)]
        );
    }

    /// <summary>The same rows, whose values lie channels last now and channels first in their files.</summary>
    public RowOrigins ChannelsLast() =>
        new([.. files.Select(file => file is ArrayOrigin array ? array with { IsChannelsFirst = true } : file)], fileOf, numberOf, rowOf);

    public RowOrigins Take(IReadOnlyList<int> rows) =>
        new(files, [.. rows.Select(row => fileOf[row])], [.. rows.Select(row => numberOf[row])], [.. rows.Select(row => rowOf[row])]);

    public RowPlace PlaceOf(int row) => new(files[fileOf[row]].File, rowOf[row]);

    /// <summary>A column of the first file in words; null where it has no columns but arrays.</summary>
    public string? ColumnText(int value) => files[0].ColumnText(value);

    /// <summary>Whether one row comes before another in the order of the files.</summary>
    public bool IsBefore(int one, int other) => (fileOf[one], rowOf[one]).CompareTo((fileOf[other], rowOf[other])) < 0;

    public string Where(int row, int value) => files[fileOf[row]].Where(numberOf[row], value);
}
