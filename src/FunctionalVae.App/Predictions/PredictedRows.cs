using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>
/// The posterior predictive of rows of a table. Levels have the likeliest with its probability. Numbers have mean, deviation and quantiles in the unit of the file: those
/// of <see cref="Predicted{TExamples}"/> as far as the scaling brings them back, quantiles always, moments where it is a straight line. Else, and of a number with
/// points, they are those of a row x* that is drawn at each draw of z, the points among them.
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
    private readonly ValueList<ColumnPlace> places;
    private readonly Predicted<Batch> predicted;

    // For each example mean or likeliest level, deviation or probability, and quantiles: a list of cells each.
    private readonly List<IReadOnlyList<string>[]> found = [];

    private PredictedRows(SavedRun run, Prediction asked, Predicted<Batch> predicted)
    {
        (this.run, this.asked, this.predicted) = (run, asked, predicted);
        table = run.Run.Table!;
        places = table.Form.Table.Layout.Places;
    }

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
        var needsRows = rows.places.Where(rows.IsDrawn).Any();
        for (var row = 0; row < examples.Count; row++)
        {
            cancel.ThrowIfCancellationRequested();
            var drawn = needsRows ? rows.Drawn(new(posteriors, row), row, examples.Labels?[row]) : [];
            Prediction.RequireFinite(run, places, row, drawn.All(cells => cells.All(cell => cell is null || double.IsFinite(cell.Value))));
            rows.Add(drawn, row);
        }

        return rows.Columns();
    }

    // At the draws of z that the predictive has been made of.
    private IReadOnlyList<IReadOnlyList<double?>> Drawn(PosteriorNormal posterior, int row, int? label)
    {
        var key = asked.Key.Child((ulong)row);
        var all = run.Model.LatentsFrom(Enumerable.Range(0, asked.Draws).SelectMany(draw => posterior.Draw(key, draw)));
        // A child of the key is apart from the key's own draws.
        return table.Fit.Decode(
            run.Model.DrawExamples(run.Parameters, label is { } known ? run.Model.WithLabels(all, [known]) : all, key.Child(0)).Values
        );
    }

    private void Add(IReadOnlyList<IReadOnlyList<double?>> drawn, int row)
    {
        double[][] numbers =
        [
            .. places.Select(
                (place, column) => IsDrawn(place, column) ? drawn.Select(cells => cells[column]!.Value).Order().ToArray() : []
            ),
        ];
        var likeliest = Cells(predicted.Means, row);
        found.Add([
            Means([
                .. places.Select(
                    (place, column) =>
                        IsLevel(place) ? likeliest[column]
                        : Straight(place, column) is { } scale ? scale.Decode(predicted.Means[row].Span[place.Value!.Value])
                        : numbers[column].Average()
                ),
            ]),
            [
                .. places.Select(
                    (place, column) =>
                        Number(
                            IsLevel(place) ? Greatest(place, row)
                            : Straight(place, column) is { } scale
                                ? scale.Scale * Math.Sqrt(predicted.Variances[row].Span[place.Value!.Value])
                            : Deviation(numbers[column])
                        )
                ),
            ],
            .. predicted.Quantiles.Select(quantile =>
            {
                var cells = Cells(quantile.Values, row);
                return table.Form.Texts([
                    .. places.Select(
                        (place, column) =>
                            place is { Value: not null, Choices: > 0 }
                                ? numbers[column][Rank(quantile.Probability, numbers[column].Length)]
                                : cells[column]
                    ),
                ]);
            }),
        ]);
    }

    // Of a number or count without points how it is scaled, where that is a straight line: its moments are then known.
    private LinearScale? Straight(ColumnPlace place, int column) =>
        place.Choices > 0 ? null
        : table.Fit.Scales[column] is { } scale ? scale as LinearScale
        : new(0, 1);

    private IReadOnlyList<double?> Cells(Batch values, int row) => table.Fit.Decode(values[row])[0];

    private static bool IsLevel(ColumnPlace place) => place.Value is null;

    // Whether rows have to be drawn for it.
    private bool IsDrawn(ColumnPlace place, int column) => !IsLevel(place) && Straight(place, column) is null;

    // The probability of the likeliest level.
    private float Greatest(ColumnPlace place, int row) => predicted.Means[row].Slice(place.First, place.Choices).ToArray().Max();

    // A mean has more digits than its column, but for a day.
    private IReadOnlyList<string> Means(IReadOnlyList<double?> cells) =>
        [
            .. table
                .Form.Texts(cells)
                .Select(
                    (text, column) =>
                        IsLevel(places[column]) || table.Form.Columns[column].Date is not null ? text : Number(cells[column]!.Value)
                ),
        ];

    private static int Rank(double p, int count) => Math.Max(0, (int)Math.Ceiling(p * count * (1 - Rounding)) - 1);

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0));
    }

    private static string Number(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture);

    private IEnumerable<ResultColumn> Columns()
    {
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
