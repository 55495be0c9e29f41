using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Which examples, and how they are read, split and scaled: what somebody asked for, and what a run records.</summary>
/// <param name="Paths">Files or one folder, as they were typed; none for embedded data.</param>
/// <param name="EmbeddedName">Which embedded data, where no files are named.</param>
/// <param name="LabelColumn">The column of CSV files that holds labels; null where every column is data.</param>
/// <param name="TestFraction">The share of the examples that is held out, where the files have no test part; null for the usual one.</param>
/// <param name="Scaling">How values are scaled by the training part; null where they stay as they are.</param>
/// <param name="Header">Whether CSV files begin with column names; null where they tell themselves.</param>
/// <param name="Array">The array of an NPZ file that holds the examples; null for the usual one.</param>
/// <param name="LabelArray">The array of an NPZ file that holds the labels; null for the usual one.</param>
/// <param name="LabelNames">The names of labels that a run has numbered; null where there are none.</param>
/// <param name="ColumnNames">The names of the columns that a run was trained on; null where they have none.</param>
internal sealed record DataRequest(
    IReadOnlyList<string> Paths,
    string EmbeddedName,
    string? LabelColumn = null,
    double? TestFraction = null,
    Scaling? Scaling = null,
    bool? Header = null,
    string? Array = null,
    string? LabelArray = null,
    IReadOnlyList<string>? LabelNames = null,
    IReadOnlyList<string>? ColumnNames = null
)
{
    /// <summary>Of a table its columns, and how files write them; null of all other data.</summary>
    public TableForm? Form { get; init; }

    /// <summary>Whether files need not have the column of labels.</summary>
    public bool LabelsAreOptional { get; init; }

    public bool IsEmbedded => Paths.Count == 0;

    /// <summary>Whether examples are held out where the files have no test part.</summary>
    public bool HoldsOut => TestFraction != 0;

    /// <summary>What people call the data: the names of the files.</summary>
    public string Name => IsEmbedded ? EmbeddedName : string.Join(" + ", Paths.Select(NameOf));

    /// <summary>The paths in a sentence.</summary>
    public string Place => IsEmbedded ? $"the embedded {EmbeddedName}" : string.Join(", ", Paths);

    /// <summary>What a run recorded of its data.</summary>
    /// <exception cref="UserErrorException">It names neither files nor embedded data.</exception>
    public static DataRequest Of(Run run, RunSource source) =>
        source.Paths.Count == 0 && !EmbeddedData.Has(source.Name)
            ? throw new UserErrorException(
                $"{System.IO.Path.Combine(run.Folder, RunRecord.FileName)} is damaged: data.name must be the name of embedded data where there are no paths. Put back the file that train wrote, or train again."
            )
            : new(
                source.Paths,
                source.Name,
                source.Reading.LabelColumn,
                source.TestFraction,
                source.Scaling?.Method,
                source.Reading.Header,
                source.Reading.Array,
                source.Reading.LabelArray,
                source.Reading.LabelNames,
                source.Reading.ColumnNames
            )
            {
                Form = run.Table?.Form,
            };

    private static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}
