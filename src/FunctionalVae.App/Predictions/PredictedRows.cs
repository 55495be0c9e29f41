using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>
/// The posterior predictive of rows of a table. Levels have the likeliest with its probability. Numbers have mean and deviation in the unit of the file, by a row x*
/// that is drawn at each draw of z, and quantiles: those of <see cref="Predicted{TExamples}"/>, which any scaling brings back; of a number with points those of
/// the rows that were drawn, the points among them.
/// </summary>
internal sealed class PredictedRows
{
    private const string Likeliest = "likeliest ";
    private const string Probability = "probability ";

    // A share of a count that is whole but for its rounding.
    private const double Rounding = 1e-9;

    private readonly SavedRun run;
    private readonly Prediction asked;
    private readonly TableRecord table;
    private readonly Predicted<Batch> predicted;

    // For each example mean or likeliest level, deviation or probability, and quantiles: a list of cells each.
    private readonly List<IReadOnlyList<string>[]> found = [];

    private PredictedRows(SavedRun run, Prediction asked, Predicted<Batch> predicted) =>
        (this.run, this.asked, table, this.predicted) = (run, asked, run.Run.Table!, predicted);

    /// <exception cref="UserErrorException">What is drawn of an example is not finite.</exception>
    public static IEnumerable<ResultColumn> Of(
        SavedRun run,
        Prediction asked,
        Batch examples,
        ExampleTable places,
        CancellationToken cancel
    )
    {
        var rows = new PredictedRows(run, asked, asked.Of(run, examples, places, cancel));
        var posteriors = run.Model.Encode(run.Parameters, examples);
        for (var row = 0; row < examples.Count; row++)
        {
            cancel.ThrowIfCancellationRequested();
            var drawn = rows.Drawn(new(posteriors, row), row, examples.Labels?[row]);
            Prediction.RequireFinite(run, places, row, drawn.All(cells => cells.All(cell => cell is null || double.IsFinite(cell.Value))));
            rows.Add(drawn, row);
        }

        return rows.Columns();
    }

    // At the draws of z that the predictive has been made of.
    private IReadOnlyList<IReadOnlyList<double?>> Drawn(PosteriorNormal posterior, int row, int? label)
    {
        var (key, width) = (asked.Key.Child((ulong)row), run.Model.Layout.LatentWidth);
        var latents = new float[asked.Draws * width];
        for (var draw = 0; draw < asked.Draws; draw++)
        {
            posterior.Draw(key, (uint)draw, latents.AsSpan(draw * width, width));
        }

        var all = run.Model.LatentsFrom(latents);
        // A child of the key is apart from the key's own draws.
        return table.Fit.Decode(
            run.Model.DrawExamples(run.Parameters, label is { } known ? run.Model.WithLabels(all, [known]) : all, key.Child(0)).Values
        );
    }

    private void Add(IReadOnlyList<IReadOnlyList<double?>> drawn, int row)
    {
        var means = table.Fit.Decode(predicted.Means[row])[0];
        double[][] numbers =
        [
            .. table.Form.Table.Columns.Select((_, column) => drawn.Select(cells => cells[column]!.Value).Order().ToArray()),
        ];
        found.Add([
            Each((place, column) => IsLevel(place) ? Text(column, means[column]) : Mean(column, numbers[column].Average())),
            Each((place, column) => Number(IsLevel(place) ? Greatest(place, row) : Deviation(numbers[column]))),
            .. asked.Quantiles.Select(
                (p, q) =>
                    Each(
                        (place, column) =>
                            Text(
                                column,
                                place.Choices > 0
                                    ? numbers[column][Rank(p, numbers[column].Length)]
                                    : table.Fit.Decode(predicted.Quantiles[q].Values[row])[0][column]
                            )
                    )
            ),
        ]);
    }

    private IReadOnlyList<string> Each(Func<ColumnPlace, int, string> cell) =>
        [.. table.Form.Table.Layout.Places.Select((place, column) => cell(place, column))];

    private static bool IsLevel(ColumnPlace place) => place.Value is null;

    private double Greatest(ColumnPlace place, int row)
    {
        var greatest = 0f;
        foreach (var probability in predicted.Means[row].Span.Slice(place.First, place.Choices))
        {
            greatest = Math.Max(greatest, probability);
        }

        return greatest;
    }

    private string Text(int column, double? cell)
    {
        var row = new double?[table.Form.Names.Count];
        row[column] = cell;
        return table.Form.Texts(row)[column];
    }

    // A mean has more digits than its column, but for a day.
    private string Mean(int column, double mean) => table.Form.Columns[column].Date is null ? Number(mean) : Text(column, mean);

    private static int Rank(double p, int count) => Math.Max(0, (int)Math.Ceiling(p * count * (1 - Rounding)) - 1);

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0));
    }

    private static string Number(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture);

    private IEnumerable<ResultColumn> Columns()
    {
        var places = table.Form.Table.Layout.Places;
        string[] prefixes = [Prediction.Mean, Prediction.Deviation, .. asked.Quantiles.Select(Prediction.Quantile)];
        for (var part = 0; part < prefixes.Length; part++)
        {
            for (var column = 0; column < places.Count; column++)
            {
                // There is no quantile of levels.
                if (part > 1 && IsLevel(places[column]))
                {
                    continue;
                }

                var (at, of) = (part, column);
                var prefix =
                    !IsLevel(places[column]) ? prefixes[part]
                    : part == 0 ? Likeliest
                    : Probability;
                yield return new(prefix + places[column].Column.Name, row => found[row][at][of], null);
            }
        }
    }
}
