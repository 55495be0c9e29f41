namespace FunctionalVae.Data;

/// <summary>What a file was taken as.</summary>
/// <param name="Columns">All columns of the file, in its order.</param>
/// <param name="Hidden">The share of observed cells that a training step hides.</param>
/// <param name="LabelColumn">The name of the column that holds labels; null for none.</param>
public sealed record InferredTable(ValueList<InferredColumn> Columns, double Hidden, string? LabelColumn = null)
{
    /// <summary>The table of those that are not left out, and how they are written.</summary>
    public TableForm Form
    {
        get
        {
            var taken = Columns.Where(column => column.Column is not null).ToList();
            return new(
                new(ValueList.From(taken.Select(column => column.Column!)), Hidden),
                ValueList.From(taken.Select(column => column.Form)),
                ValueList.From(LeftOut)
            );
        }
    }

    /// <summary>The names of those that are left out.</summary>
    public IReadOnlyList<string> LeftOut => [.. Columns.Where(column => column.Column is null).Select(column => column.Name)];
}
