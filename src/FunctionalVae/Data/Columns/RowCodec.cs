namespace FunctionalVae.Data;

/// <summary>Between rows of a user's type and examples of a model: generated code makes one for a class whose table is <c>Table.Of&lt;TRow&gt;()</c>.</summary>
/// <param name="table">The table.</param>
/// <param name="cells">The cells of a row, one for each column: as <see cref="TableExamples"/> takes them.</param>
/// <param name="row">The row of cells.</param>
/// <typeparam name="TRow">The row type.</typeparam>
public sealed class RowCodec<TRow>(Table table, Func<TRow, IReadOnlyList<double?>> cells, Func<IReadOnlyList<double?>, TRow> row)
{
    /// <summary>How numbers are scaled, by training rows.</summary>
    /// <exception cref="ArgumentException">There is no row, or one lacks what its column must have; the message names row and column.</exception>
    public TableFit Fit(IEnumerable<TRow> rows) => TableFit.Of(table, InUnits(rows));

    /// <summary>The rows as a model takes them.</summary>
    /// <exception cref="ArgumentException">There is no row, one lacks what its column must have, or the fit is another table's.</exception>
    public ExampleTable Examples(TableFit fit, IEnumerable<TRow> rows)
    {
        Require(fit);
        return fit.Encode(InUnits(rows));
    }

    /// <summary>Rows of examples, [count, width].</summary>
    /// <exception cref="ArgumentException">The fit is another table's.</exception>
    public IReadOnlyList<TRow> Rows(TableFit fit, ReadOnlyMemory<float> values)
    {
        Require(fit);
        return [.. fit.Decode(values).Select(Made)];
    }

    // A type may round a number to one that its column cannot have, as a whole number with logarithms to 0: it is then the next greater one that the
    // type has, by doubling what is rounded.
    private TRow Made(IReadOnlyList<double?> drawn)
    {
        var made = row(drawn);
        double?[] next = [.. drawn];
        for (var column = 0; column < next.Length; column++)
        {
            while (
                table.Columns[column] is NumberColumn number
                && next[column] is > 0 and < double.PositiveInfinity
                && cells(made)[column] is { } rounded
                && number.Fault(rounded) is not null
            )
            {
                next[column] *= 2;
                made = row(next);
            }
        }

        return made;
    }

    private ExampleTable InUnits(IEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return TableExamples.Of(table, [.. rows.Select(Cells)], typeof(TRow).Name);
    }

    private IReadOnlyList<double?> Cells(TRow of, int number)
    {
        try
        {
            return of is null ? throw new ArgumentException("it is null.") : cells(of);
        }
        catch (ArgumentException problem)
        {
            throw new ArgumentException($"Row {number}, {problem.Message}", problem);
        }
    }

    private void Require(TableFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Table.Columns != table.Columns)
        {
            throw new ArgumentException($"The fit is of another table than that of {typeof(TRow).Name}.", nameof(fit));
        }
    }
}
