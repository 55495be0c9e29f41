using System.Globalization;
using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What the columns of a file were taken as, for people.</summary>
internal static class TableText
{
    private const int LongestName = 40;

    /// <summary>A line for each column, and what follows for the model.</summary>
    public static string Of(TableModel made)
    {
        var (texts, inferred) = (made.Texts, made.Inferred);
        var taken = inferred.Columns.Count(column => column.Column is not null);
        string[][] cells =
        [
            ["column", "taken as", "missing", "values"],
            .. inferred.Columns.Select(column =>
                (string[])
                    [
                        column.Name.Length > LongestName ? column.Name[..LongestName] + "…" : column.Name,
                        ColumnWords.Of(column),
                        Missing(column, texts.Count),
                        column.Column is null ? $"it {column.Why}" : column.Why,
                    ]
            ),
        ];
        int[] widths =
        [
            .. Enumerable.Range(0, cells[0].Length).Select(i => i == cells[0].Length - 1 ? 0 : cells.Max(row => row[i].Length)),
        ];
        return Invariant(
                $"{texts.Path}: {Counted.Of(texts.Count, "row")}, {taken} of {Counted.Of(inferred.Columns.Count, "column")} {(taken == 1 ? "is" : "are")} modelled\n"
            )
            + string.Concat(cells.Select(row => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd() + "\n"))
            + Gaps(inferred)
            + $"to take a column otherwise: --column \"NAME=KIND\" with a KIND of {ColumnWords.Listed}\n";
    }

    // Never 0 % of something.
    private static string Missing(InferredColumn column, int rows) =>
        column.Missing == 0 ? "-" : Math.Max((double)column.Missing / rows, 0.001).ToString("P1", CultureInfo.InvariantCulture);

    private static string Gaps(InferredTable inferred) =>
        inferred.Hidden > 0
            ? Invariant(
                $"every column may be missing, and a training step hides {inferred.Hidden:P0} of the cells, so that the model learns to fill gaps (--hide)\n"
            )
        : inferred.Form.Table.Columns.Any(column => column.MayBeMissing)
            ? "only the columns with gaps may be missing, and a training step hides no cells (--hide)\n"
        : "no column has gaps, and none may have any later; --hide 0.1 makes a model that fills gaps\n";
}
