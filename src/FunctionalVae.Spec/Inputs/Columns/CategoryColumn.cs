namespace FunctionalVae;

/// <summary>A column of which each row has one of some levels. An example has one value for each level, of which that of the row's is 1.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Levels">The levels, at least two, as rows spell them.</param>
/// <param name="MayBeMissing">Whether a row may have nothing here.</param>
/// <param name="Other">The one of <paramref name="Levels"/> that every text of a file is which is none of the others; null where such a text is an error.</param>
public sealed record CategoryColumn(string Name, ValueList<string> Levels, bool MayBeMissing = false, string? Other = null) : Column
{
    private const int Least = 2;

    /// <summary>The C# expression that makes this column.</summary>
    public override string ToString() =>
        SpecText.New(
            nameof(CategoryColumn),
            [
                (nameof(Name), ColumnText.Quoted(Name)),
                (nameof(Levels), ValueList.From(Levels.Select(ColumnText.Quoted))),
                .. MayBeMissing ? new[] { (nameof(MayBeMissing), (object?)true) } : [],
                .. Other is null ? [] : new[] { (nameof(Other), (object?)ColumnText.Quoted(Other)) },
            ]
        );

    internal override string Kind => "category";

    internal override int Choices => Levels.Count;

    internal override ValueDomain? Domain => null;

    internal override IEnumerable<(string Path, string Fault)> Faults() =>
        base.Faults()
            .Concat(
                Levels.Count < Least
                    ?
                    [
                        (
                            "." + nameof(Levels),
                            $"must have at least {SpecText.Literal(Least)} levels, for of fewer there is nothing to choose; it has {SpecText.Literal(Levels.Count)}"
                        ),
                    ]
                    : []
            )
            .Concat(
                Repeated(
                    nameof(Levels),
                    Levels,
                    level =>
                        string.IsNullOrWhiteSpace(level)
                            ? $"is empty; a row that has nothing is a missing value: set {nameof(MayBeMissing)}"
                            : null
                )
            )
            .Concat(
                Other is null || Levels.Contains(Other)
                    ? []
                    : [("." + nameof(Other), $"is {ColumnText.Quoted(Other)}, which is none of the levels; state it among them too")]
            );
}
