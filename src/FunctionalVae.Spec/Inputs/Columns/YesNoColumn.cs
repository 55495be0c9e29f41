namespace FunctionalVae;

/// <summary>A column of yes or no. An example has two values, of which the first is 1 for no and the second for yes.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="MayBeMissing">Whether a row may have nothing here.</param>
public sealed record YesNoColumn(string Name, bool MayBeMissing = false) : Column
{
    /// <summary>The C# expression that makes this column.</summary>
    public override string ToString() => ColumnText.New(nameof(YesNoColumn), Name, MayBeMissing, null);

    internal override string Kind => "yes or no";

    internal override int Choices => 2;

    internal override ValueDomain? Domain => null;
}
