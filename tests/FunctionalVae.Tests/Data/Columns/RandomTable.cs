using static System.FormattableString;

namespace FunctionalVae.Tests.Data;

/// <summary>A table of columns of all kinds, with rows, by key.</summary>
internal sealed class RandomTable
{
    private static readonly double[] Points = [0, -3.5];
    private ulong number;
    private readonly Key key;

    public RandomTable(Key key)
    {
        this.key = key;
        var kinds = 1 + Below(6);
        Column[] columns = [.. Enumerable.Range(0, kinds).Select(OfKind)];
        Table = new(ValueList.From(columns), columns.Any(column => column.MayBeMissing) ? 0.2 : 0);
        Rows = [.. Enumerable.Range(0, 2 + Below(20)).Select(_ => (IReadOnlyList<double?>)[.. columns.Select(Cell)])];
    }

    public Table Table { get; }

    public IReadOnlyList<IReadOnlyList<double?>> Rows { get; }

    private Column OfKind(int i)
    {
        var gaps = Below(2) == 1;
        return Below(4) switch
        {
            0 => new NumberColumn(
                Invariant($"number {i}"),
                Below(2) == 0 ? [] : ValueList.From(Points),
                gaps,
                NumberScaling.All[Below(NumberScaling.All.Count)]
            ),
            1 => new CountColumn(Invariant($"count {i}"), gaps),
            2 => new CategoryColumn(
                Invariant($"category {i}"),
                ValueList.From(Enumerable.Range(0, 2 + Below(5)).Select(level => Invariant($"level {level}, {i}"))),
                gaps
            ),
            _ => new YesNoColumn(Invariant($"yes or no {i}"), gaps),
        };
    }

    private double? Cell(Column column) =>
        column.MayBeMissing && Below(3) == 0
            ? null
            : column switch
            {
                NumberColumn { Points.Count: > 0 } when Below(2) == 0 => Points[Below(2)],
                NumberColumn { Scaling: LogScaling } => (1 + Below(1_000_000)) / 1000.0,
                NumberColumn => (Below(1_000_000) / 1000.0) - 400,
                CountColumn => Below(100),
                CategoryColumn category => Below(category.Levels.Count),
                _ => Below(2),
            };

    private int Below(int count) => Permutation.Of(key.Child(number++), count)[0];
}
