namespace FunctionalVae.App;

/// <summary>What a command writes as a file: named columns of equal length.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Count">The rows.</param>
internal sealed record ResultTable(IReadOnlyList<ResultColumn> Columns, int Count)
{
    /// <summary>What stands between the cells of CSV.</summary>
    public char Separator { get; init; } = ',';

    public IReadOnlyList<string> Header => [.. Columns.Select(column => column.Name)];

    /// <summary>The columns that arrays have: those of numbers.</summary>
    public int Width => Columns.Count(column => column.Number is not null);

    /// <summary>A table of numbers that stand side by side, row by row.</summary>
    /// <param name="parts">Names of columns, and [count, columns] values for them.</param>
    public static ResultTable Of(params (IReadOnlyList<string> Names, ReadOnlyMemory<double> Values)[] parts) =>
        new([.. parts.SelectMany(part => ResultColumn.Of(part.Names, part.Values))], parts[0].Values.Length / parts[0].Names.Count);

    /// <summary>The cells of all rows, for CSV.</summary>
    public IEnumerable<IReadOnlyList<string>> Texts() =>
        Enumerable.Range(0, Count).Select(row => (IReadOnlyList<string>)[.. Columns.Select(column => column.Text(row))]);

    /// <summary>All numbers row by row: [<see cref="Count"/>, <see cref="Width"/>].</summary>
    /// <exception cref="UserErrorException">A label has no number, or a too large one.</exception>
    public ReadOnlyMemory<float> Flat()
    {
        Func<int, float>[] numbers = [.. Columns.Select(column => column.Number).OfType<Func<int, float>>()];
        return Enumerable.Range(0, Count).SelectMany(row => numbers.Select(number => number(row))).ToArray();
    }
}
