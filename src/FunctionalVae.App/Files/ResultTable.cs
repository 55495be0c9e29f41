namespace FunctionalVae.App;

/// <summary>Numbers to be written as a file: named columns, and labels as the last where there are any.</summary>
/// <param name="Header">One name per column, the label's included.</param>
/// <param name="Rows">The rows without their labels.</param>
/// <param name="Labels">One per row; null where there are none.</param>
internal sealed record ResultTable(
    IReadOnlyList<string> Header,
    IReadOnlyList<ReadOnlyMemory<float>> Rows,
    IReadOnlyList<int>? Labels = null
)
{
    private const string Label = "label";

    // 32-bit floats hold every whole number up to 2^24.
    private const int MostExact = 1 << 24;

    public int Count => Rows.Count;

    /// <summary>A table of parts that stand side by side, row by row.</summary>
    /// <param name="labels">One per row; null where there are none.</param>
    /// <param name="parts">Names of columns, and [count, columns] values for them.</param>
    public static ResultTable Of(IReadOnlyList<int>? labels, params (IReadOnlyList<string> Names, ReadOnlyMemory<float> Values)[] parts)
    {
        string[] names = [.. parts.SelectMany(part => part.Names)];
        var count = parts[0].Values.Length / parts[0].Names.Count;
        ReadOnlyMemory<float>[] rows =
        [
            .. Enumerable
                .Range(0, count)
                .Select(row =>
                    (ReadOnlyMemory<float>)
                        parts.SelectMany(part => part.Values.Slice(row * part.Names.Count, part.Names.Count).ToArray()).ToArray()
                ),
        ];
        return labels is null ? new(names, rows) : new([.. names, Label], rows, labels);
    }

    /// <summary>All values row by row, labels as numbers among them: [<see cref="Count"/>, columns].</summary>
    /// <exception cref="UserErrorException">A label is too large for that.</exception>
    public ReadOnlyMemory<float> Flat() =>
        Labels is not null && Labels.Any(label => Math.Abs((long)label) > MostExact)
            ? throw new UserErrorException($"A label is beyond {MostExact}, and the numbers of an array hold no more digits. Write CSV.")
            : Rows.SelectMany((row, i) => Labels is null ? row.ToArray() : [.. row.Span, Labels[i]]).ToArray();
}
