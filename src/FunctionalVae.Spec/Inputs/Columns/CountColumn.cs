namespace FunctionalVae;

/// <summary>A column of counts: whole numbers from 0 on. An example has the count as it is.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="MayBeMissing">Whether a row may have nothing here.</param>
public sealed record CountColumn(string Name, bool MayBeMissing = false) : Column
{
    /// <summary>The greatest count: float32 has every whole number up to here.</summary>
    internal const int Greatest = 1 << 24;

    /// <summary>The C# expression that makes this column.</summary>
    public override string ToString() => ColumnText.New(nameof(CountColumn), Name, MayBeMissing, null);

    internal override string Kind => "count";

    internal override int Choices => 0;

    internal override ValueDomain? Domain => ValueDomain.Count;
}
