namespace FunctionalVae.Data;

/// <summary>How files of examples are read where their contents do not say it.</summary>
/// <param name="LabelColumn">
/// The column of a CSV file that holds labels: its name, or its number from 1 (-1 is the last). Null: every column is data.
/// Labels are whole numbers; or decimals, which are numbered by size; or texts, which are numbered in ordinal order.
/// </param>
/// <param name="Header">
/// Whether a CSV file begins with column names. Null: it does when its first row has a text that is neither a number nor a mark of a missing
/// value, such as ? or NA; a first row of numbers that is unlike all others is refused until somebody says what it is.
/// </param>
/// <param name="Separator">What stands between the values of a CSV file. Null: tab, semicolon or comma, the first of these on the first line; a first line <c>sep=;</c>, as Excel writes it, says which.</param>
/// <param name="Array">The array of an NPZ file that holds the examples. Null: <c>x</c>, <c>X</c>, <c>data</c>, <c>images</c>, <c>x_train</c> or the only one.</param>
/// <param name="LabelArray">The array of an NPZ file that holds the labels. Null: <c>y</c>, <c>labels</c>, <c>targets</c> or <c>y_train</c>, if there is one.</param>
/// <param name="LabelNames">Names of labels that have the numbers 0, 1, … already, as <see cref="ExampleTable.LabelNames"/> of other data: they keep them, and other names follow. Null: none.</param>
/// <param name="ColumnNames">Names that the columns are known to have: a first row of these is a header, though they be numbers. Null: nothing is known.</param>
public sealed record DataOptions(
    string? LabelColumn = null,
    bool? Header = null,
    char? Separator = null,
    string? Array = null,
    string? LabelArray = null,
    IReadOnlyList<string>? LabelNames = null,
    IReadOnlyList<string>? ColumnNames = null
);
