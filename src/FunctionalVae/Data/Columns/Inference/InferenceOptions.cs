namespace FunctionalVae.Data;

/// <summary>What is known of a file's columns before a table is inferred from it.</summary>
/// <param name="Hidden">
/// <see cref="Table.Hidden"/>. Above 0 every column may be missing; 0: only those that have gaps. Null: 0.1 where the file has a gap, else 0.
/// </param>
/// <param name="LabelColumn">The column that holds labels and is left out: its name, or its number from 1 (-1 is the last). Null for none.</param>
/// <param name="Kinds">What columns are to be taken as, by name, whatever their cells look like; null for none.</param>
/// <param name="Scalings">How columns are to be scaled, by name: such a column is taken as one of numbers. Null for none.</param>
public sealed record InferenceOptions(
    double? Hidden = null,
    string? LabelColumn = null,
    IReadOnlyDictionary<string, ColumnKind>? Kinds = null,
    IReadOnlyDictionary<string, NumberScaling>? Scalings = null
)
{
    /// <summary>
    /// By name, how many of the most frequent levels are kept, at least one: such a column is taken as a category. Every other text, also one that
    /// no row of the file has, is one level more, <see cref="CategoryColumn.Other"/>. Null for none; columns that have more than
    /// <see cref="TableInference.MostLevels"/> levels keep so many.
    /// </summary>
    public IReadOnlyDictionary<string, int>? Kept { get; init; }
}
