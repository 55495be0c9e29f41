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

    /// <summary>
    /// The table whose rows are <typeparamref name="TRow"/>: a record or another type with a constructor of which each parameter is a property.
    /// Its parameters are the columns, in their order: <c>double</c>, <c>float</c>, <c>decimal</c> and signed whole numbers, dates and times (in days)
    /// are numbers; unsigned whole numbers are counts; <c>bool</c> is yes or no; an enum is a category, and so is a text with <see cref="LevelsAttribute"/>.
    /// What is nullable, or an F# option, may be missing. The generator reads them while it compiles the class.
    /// </summary>
    /// <param name="hidden">As <see cref="Hidden"/>.</param>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <exception cref="InvalidOperationException">No class marked with <see cref="GenerateVaeAttribute"/> names the row type.</exception>
    public static Table Of<TRow>(double hidden = 0) => new(RowTypes.Of<TRow>(), hidden);

    /// <summary>Where the columns lie in an example.</summary>
    public TableLayout Layout => TableLayout.Of(this);

    /// <summary>The values of an example, in 64 bits.</summary>
    internal long Width => Columns.Sum(column => column is null ? 0 : column.Width + (column.MayBeMissing ? 1 : 0));

    /// <summary>The C# expression that makes this input; without what is as usual.</summary>
    public override string ToString() =>
        Hidden == 0
            ? SpecText.New(nameof(Table), (nameof(Columns), Columns))
            : SpecText.New(nameof(Table), (nameof(Columns), Columns), (nameof(Hidden), Hidden));
}
