using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>The options about how files of examples are read where they do not say it themselves.</summary>
internal sealed class ReadingFlags
{
    private const string Yes = "yes";

    private readonly Option<string?> labelColumn = Values.Path(
        "--label-column",
        "The column of a CSV file that holds labels: its name, or its number. Columns count from 1; examples and dimensions from 0.",
        "COLUMN"
    );

    private readonly Option<string?> header = Values.Choice(
        "--header",
        "Whether CSV files begin with column names. [default: where the first row has texts]",
        Yes,
        "no"
    );

    private readonly Option<string?> array = Values.Path(
        "--array",
        "The array of an .npz file that holds the examples. [default: x, data, images, x_train, or the only one]",
        "NAME"
    );

    private readonly Option<string?> labelArray = Values.Path(
        "--label-array",
        "The array of an .npz file that holds the labels. [default: y, labels, targets or y_train, where there is one]",
        "NAME"
    );

    public IReadOnlyList<Option> All => [labelColumn, header, array, labelArray];

    /// <summary>The request for some files; for embedded data where there are none.</summary>
    public DataRequest Read(ParseResult parsed, string[]? paths, string embedded) =>
        new(
            paths ?? [],
            embedded,
            parsed.GetValue(labelColumn),
            Header: parsed.GetValue(header) is { } word ? word == Yes : null,
            Array: parsed.GetValue(array),
            LabelArray: parsed.GetValue(labelArray)
        );

    /// <summary>The first of these options that was given; null where none was.</summary>
    public string? Given(ParseResult parsed) => All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;
}
