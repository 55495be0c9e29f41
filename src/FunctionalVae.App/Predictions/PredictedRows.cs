using System.Globalization;

namespace FunctionalVae.App;

/// <summary>
/// The posterior predictive of rows of a table, by rows x* that are drawn at draws of each posterior: of numbers mean, deviation and quantiles in the unit of
/// the file, their points among them; of levels the likeliest and its share.
/// </summary>
internal sealed class PredictedRows
{
    private const string Likeliest = "likeliest ";
    private const string Probability = "probability ";

    private readonly SavedRun run;
    private readonly Prediction asked;
    private readonly bool[] areLevels;

    // For each example mean or likeliest level, deviation or share, and quantiles: one row of cells each.
    private readonly List<IReadOnlyList<string>[]> found = [];

    private PredictedRows(SavedRun run, Prediction asked)
    {
        (this.run, this.asked) = (run, asked);
        areLevels = [.. run.Run.Table!.Form.Table.Columns.Select(column => column is CategoryColumn or YesNoColumn)];
    }

    /// <exception cref="UserErrorException">What is drawn of an example is not finite.</exception>
    public static IEnumerable<ResultColumn> Of(SavedRun run, Prediction asked, Batch examples, CancellationToken cancel)
    {
        var rows = new PredictedRows(run, asked);
        for (var row = 0; row < examples.Count; row++)
        {
            cancel.ThrowIfCancellationRequested();
            rows.Add(examples, row);
        }

        return rows.Columns();
    }

    private void Add(Batch examples, int row)
    {
        var key = Prediction.KeyOf(run).Child((ulong)row);
        var model = run.Model;
        var posteriors = model.Encode(run.Parameters, Dataset.Of(examples).Take([.. Enumerable.Repeat(row, asked.Draws)]));
        var latents = model.Draw(posteriors, model.NoiseFrom(key.Child(0), asked.Draws));
        var drawn = model.DrawExamples(run.Parameters, latents, key.Child(1)).Values;
        if (!drawn.ToArray().All(float.IsFinite))
        {
            throw new UserErrorException(
                $"With {run.Path} what is drawn given example {row.ToString(CultureInfo.InvariantCulture)} (from 0) is not finite: its latent values or what is decoded of them overflow. Look at that row, or train again with a lower learning rate."
            );
        }

        var cells = run.Run.Table!.Fit.Decode(drawn);
        double[][] columns = [.. areLevels.Select((_, column) => cells.Select(cell => cell[column]).OfType<double>().Order().ToArray())];
        found.Add([
            Means(columns),
            [.. columns.Select((values, column) => Number(areLevels[column] ? Share(values) : Deviation(values)))],
            .. asked.Quantiles.Select(p => Texts(columns, values => values[(int)Math.Ceiling(p * values.Length) - 1])),
        ]);
    }

    // A mean has more digits than its column, but for a day.
    private IReadOnlyList<string> Means(double[][] columns)
    {
        var texts = Texts(columns, values => values.Average());
        var forms = run.Run.Table!.Form.Columns;
        return
        [
            .. texts.Select(
                (text, column) => areLevels[column] || forms[column].Date is not null ? text : Number(columns[column].Average())
            ),
        ];
    }

    private IReadOnlyList<string> Texts(double[][] columns, Func<double[], double> number) =>
        run.Run.Table!.Form.Texts([
            .. columns.Select((values, column) => (double?)(areLevels[column] ? Commonest(values) : number(values))),
        ]);

    private IEnumerable<ResultColumn> Columns()
    {
        var names = run.Run.Table!.Form.Names;
        string[] prefixes = [Prediction.Mean, Prediction.Deviation, .. asked.Quantiles.Select(Prediction.Quantile)];
        for (var part = 0; part < prefixes.Length; part++)
        {
            for (var column = 0; column < names.Count; column++)
            {
                // Levels have no order: there is no quantile of them.
                if (part > 1 && areLevels[column])
                {
                    continue;
                }

                var (at, of) = (part, column);
                var prefix =
                    !areLevels[column] ? prefixes[part]
                    : part == 0 ? Likeliest
                    : Probability;
                yield return new(prefix + names[column], row => found[row][at][of], null);
            }
        }
    }

    private static double Commonest(double[] values) => values.CountBy(value => value).MaxBy(level => level.Value).Key;

    private static double Share(double[] values)
    {
        var commonest = Commonest(values);
        return values.Count(value => value == commonest) / (double)values.Length;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0));
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
