namespace FunctionalVae;

/// <summary>The likelihood of one column of a table.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Likelihood">A density for a column of numbers, a mass of counts for a column of counts.</param>
public sealed record ColumnLikelihood(string Column, Likelihood Likelihood)
{
    /// <summary>The C# expression that makes this record.</summary>
    public override string ToString() =>
        SpecText.New(nameof(ColumnLikelihood), (nameof(Column), ColumnText.Quoted(Column)), (nameof(Likelihood), Likelihood));
}
