namespace FunctionalVae.Data;

/// <summary>What a column of a file was taken as.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">The column of the table; null where it is left out.</param>
/// <param name="Form">How its cells are written.</param>
/// <param name="Missing">How many rows have nothing here.</param>
/// <param name="Why">What its cells are, or why it is left out, for people.</param>
public sealed record InferredColumn(string Name, Column? Column, ColumnForm Form, int Missing, string Why);
