namespace FunctionalVae;

/// <summary>
/// A row of a table, of which each column is of its own kind: numbers, counts, categories, yes or no; and each may be missing where its column
/// says so. An example has the values of the columns in their order, and after them, for each column that may be missing, one that is 1 where it is.
/// A missing column's values are 0. Model it with <see cref="ColumnLikelihoods"/>.
/// </summary>
/// <param name="Columns">The columns, at least one, with names of their own.</param>
/// <param name="Hidden">
/// The share of the observed cells, of columns that may be missing, that a training step hides at random, as if they were missing: so that the
/// encoder has seen gaps where the training rows have few. At least 0 and below 1.
/// </param>
public sealed record Table(ValueList<Column> Columns, double Hidden = 0) : Input
{
    /// <summary>Each column has its own domain.</summary>
    public override ValueDomain Domain { get; init; } = ValueDomain.Columns;

    /// <summary>Values of a table are not binarised.</summary>
    public override Binarization Binarization { get; init; } = Binarization.None;

    /// <summary>Where the columns lie in an example.</summary>
    public TableLayout Layout => TableLayout.Of(this);

    /// <summary>The C# expression that makes this input; without what is as usual.</summary>
    public override string ToString() =>
        Hidden == 0
            ? SpecText.New(nameof(Table), (nameof(Columns), Columns))
            : SpecText.New(nameof(Table), (nameof(Columns), Columns), (nameof(Hidden), Hidden));
}
