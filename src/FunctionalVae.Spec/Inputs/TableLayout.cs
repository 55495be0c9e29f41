namespace FunctionalVae;

/// <summary>Where the columns of a <see cref="Table"/> lie in an example.</summary>
/// <param name="Places">One for each column, in their order.</param>
/// <param name="Modelled">The values that the likelihood models: those of all columns. Those that say what is missing follow them.</param>
/// <param name="Width">All values of an example.</param>
public sealed record TableLayout(ValueList<ColumnPlace> Places, int Modelled, int Width)
{
    /// <summary>The layout of a table that keeps the rules.</summary>
    public static TableLayout Of(Table table)
    {
        if (table is null)
        {
            throw new ArgumentNullException(nameof(table));
        }

        var (places, next) = (new List<ColumnPlace>(), 0);
        var indicator = table.Columns.Sum(column => (int)column.Width);
        var modelled = indicator;
        foreach (var column in table.Columns)
        {
            places.Add(
                new(
                    column,
                    next,
                    column.Choices,
                    column.Domain is null ? null : next + column.Choices,
                    column.MayBeMissing ? indicator++ : null
                )
            );
            next += (int)column.Width;
        }

        return new(ValueList.From(places), modelled, indicator);
    }
}
