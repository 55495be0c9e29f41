namespace FunctionalVae;

/// <summary>Where a column lies in an example.</summary>
/// <param name="Column">The column.</param>
/// <param name="First">Its first value.</param>
/// <param name="Choices">
/// How many values from the first on are choices, of which one is 1: the levels of a category; no and yes; the points of a number and, last, every
/// other number. 0 where there is nothing to choose.
/// </param>
/// <param name="Value">Its number or count; null where it has none.</param>
/// <param name="Missing">The value that is 1 where the column is missing; null where it never is.</param>
public sealed record ColumnPlace(Column Column, int First, int Choices, int? Value, int? Missing)
{
    /// <summary>Whether an example has the column.</summary>
    /// <param name="example">The example.</param>
    public bool IsObserved(ReadOnlyMemory<float> example) => IsIn(example.Span);

    /// <summary>The same of values that lie somewhere.</summary>
    internal bool IsIn(ReadOnlySpan<float> example) => Missing is not { } place || example[place] == 0;

    /// <summary>Whether an example has a number or a count of the column that is none of its points.</summary>
    internal bool HasNumber(ReadOnlySpan<float> example) =>
        Value is { } value && IsIn(example) && (Choices == 0 || example[value - 1] == 1);
}
