namespace FunctionalVae.Data;

/// <summary>How files of examples are read where their contents do not say it.</summary>
/// <param name="LabelColumn">
/// The column of a CSV file that holds labels: its name, or its number from 1 (-1 is the last). Null: every column is data.
/// Labels are whole numbers, or texts, which are numbered in ordinal order.
/// </param>
/// <param name="Header">Whether a CSV file begins with column names. Null: it does when its first row is not all numbers.</param>
/// <param name="Separator">What stands between the values of a CSV file. Null: tab, semicolon or comma, the first of these on the first line.</param>
/// <param name="Array">The array of an NPZ file that holds the examples. Null: <c>x</c>, <c>X</c>, <c>data</c>, <c>images</c>, <c>x_train</c> or the first.</param>
/// <param name="LabelArray">The array of an NPZ file that holds the labels. Null: <c>y</c>, <c>labels</c>, <c>targets</c> or <c>y_train</c>, if there is one.</param>
public sealed record DataOptions(
    string? LabelColumn = null,
    bool? Header = null,
    char? Separator = null,
    string? Array = null,
    string? LabelArray = null
);
