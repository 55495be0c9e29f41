using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>A word for what a column is taken as.</summary>
/// <param name="Word">The word.</param>
/// <param name="Kind">What the column is.</param>
/// <param name="Scaling">How its numbers are scaled; null where they decide.</param>
/// <param name="IsDate">Whether the numbers are the days of dates.</param>
internal sealed record ColumnWord(string Word, ColumnKind Kind, NumberScaling? Scaling = null, bool IsDate = false);
