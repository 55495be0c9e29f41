namespace FunctionalVae.App;

/// <summary>The values of a column in two sets of rows.</summary>
/// <param name="Name">The column's name, with its unit where it has one.</param>
/// <param name="Real">Of the data; null where one is missing.</param>
/// <param name="Drawn">Of the model.</param>
/// <param name="Levels">The text of value 0, 1, …; null of a column of numbers.</param>
internal sealed record ColumnValues(string Name, IReadOnlyList<double?> Real, IReadOnlyList<double?> Drawn, IReadOnlyList<string>? Levels);
