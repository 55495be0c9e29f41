namespace FunctionalVae.Data;

/// <summary>How a file writes the cells of a column.</summary>
/// <param name="Decimals">The most decimals that a number of the column has; null where numbers have all their digits.</param>
/// <param name="No">What stands for no in a column of yes or no.</param>
/// <param name="Yes">What stands for yes.</param>
/// <param name="Date">
/// How dates are written in a column of numbers, which are days since 1 January 0001 (as <see cref="Table.Of{TRow}"/> takes dates): <c>yyyy-MM-dd</c>,
/// or with a time behind it, as the custom formats of .NET say it. Null where numbers are written.
/// </param>
public sealed record ColumnForm(int? Decimals = null, string No = "no", string Yes = "yes", string? Date = null)
{
    // What Math.Round takes.
    internal const int MostDecimals = 15;

    /// <summary>How a text is compared with the words for no and yes: in any letters, but where only their case tells the words apart.</summary>
    internal StringComparison Words =>
        No.Equals(Yes, StringComparison.OrdinalIgnoreCase) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
