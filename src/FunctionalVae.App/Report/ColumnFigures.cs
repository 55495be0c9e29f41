using FunctionalVae.Data;
using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Each column's values in the data beside those that the model draws.</summary>
/// <param name="Figures">One for each column that is shown.</param>
/// <param name="Notes">What is not, and why.</param>
internal sealed record ColumnFigures(IReadOnlyList<Figure> Figures, IReadOnlyList<string> Notes)
{
    private const int MostColumns = 24;
    private const int DrawnRows = 2000;

    public static ColumnFigures Of(RunReport report)
    {
        var (run, model) = (report.Run, report.Model);
        if (model.Spec.Input is Image)
        {
            return new([], []);
        }

        if (report.Latents is null && !PriorMoments.Exist(model))
        {
            return new(
                [],
                [
                    $"There are no drawn rows: the latent variable has no prior to draw from, and no latents were fitted ({FittedLatents.Options}).",
                ]
            );
        }

        var sampled = SampledValues.Usual(OfSameClasses(report)) with { Latents = report.Latents };
        var drawn = sampled.Make(run.Parameters, DrawnRows, run.Seed);
        var columns = Columns(report, drawn.Values).Select((column, i) => (Shares: ColumnShares.Of(column, report.HasRows), i)).ToList();
        var shown = columns
            .OrderByDescending(column => column.Shares.Distance - column.Shares.Chance)
            .ThenBy(column => column.i)
            .Take(MostColumns)
            .OrderBy(column => column.i);
        return new(
            [
                .. shown.Select(column =>
                    Figure.Chart(
                        DistributionSvg.Draw(column.Shares.Distribution, $"{report.Data.PartOfTest} rows", "drawn rows"),
                        Invariant(
                            $"{100 * column.Shares.Distance:F0} % of the drawn rows would have to move to be spread like the data; {100 * column.Shares.Chance:F0} % by chance."
                        )
                    )
                ),
            ],
            [
                Invariant(
                    $"Bars: the {report.Told.Table.Count} {report.Data.PartOfTest} rows, in percent. Dashed: {DrawnRows} {sampled.Caption}, seed {run.Seed}{(model.Spec.Condition is null ? "" : ", of the classes of these rows in turn")}. The outermost bins hold what lies beyond them. By chance: what would have to move where both were as many draws of one distribution."
                ),
                .. columns.Count > MostColumns
                    ? (string[])
                        [
                            Invariant(
                                $"Shown are the {MostColumns} of {columns.Count} columns that differ most; {columns.Count - MostColumns} are left out."
                            ),
                        ]
                    : [],
            ]
        );
    }

    // A conditional model says nothing of how many rows each class has: the drawn have as many as the data, wherever these are ordered by class.
    private static IVaeModel OfSameClasses(RunReport report) =>
        report is { Model: { Spec.Condition: not null } model, Told.Table: { Labels: { } labels, Count: var count } }
            ? model.Under([.. Enumerable.Range(0, DrawnRows).Select(row => labels[(int)((long)row * count / DrawnRows)])])
            : report.Model;

    private static IEnumerable<ColumnValues> Columns(RunReport report, ReadOnlyMemory<float> drawn)
    {
        var run = report.Run;
        if (run.Run.Table is { } table)
        {
            var (real, made) = (table.Fit.Decode(report.Told.Examples.Values), table.Fit.Decode(drawn));
            return table.Form.Table.Columns.Select(
                (column, i) =>
                    new ColumnValues(
                        column.Name + (table.Form.Columns[i].Date is null ? "" : ", in days"),
                        [.. real.Select(row => row[i])],
                        [.. made.Select(row => row[i])],
                        Levels(column, table.Form.Columns[i])
                    )
            );
        }

        var (read, units) = (report.Told.Table, run.InUnits(drawn));
        return run.Columns.Select(
            (name, column) =>
                new ColumnValues(
                    name,
                    [.. Enumerable.Range(0, read.Count).Select(row => (double?)read.Exact(row).Span[column])],
                    [.. Enumerable.Range(0, DrawnRows).Select(row => (double?)units.Span[(row * run.Columns.Count) + column])],
                    null
                )
        );
    }

    private static IReadOnlyList<string>? Levels(Column column, ColumnForm form) =>
        column switch
        {
            CategoryColumn category => category.Levels,
            YesNoColumn => [form.No, form.Yes],
            _ => null,
        };
}
