using FunctionalVae.Data;
using FunctionalVae.Probability;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Encoded examples, as points that are moved or moved to.</summary>
/// <param name="Name">What people call them.</param>
/// <param name="Table">The examples of which they are chosen.</param>
/// <param name="Rows">Which of these they are.</param>
/// <param name="Values">What the encoder was given.</param>
/// <param name="Cloud">Their posterior means.</param>
/// <param name="Note">A line that says which values were encoded; nothing where that goes without saying.</param>
internal sealed record TransportSide(string Name, ExampleTable Table, int[] Rows, Batch Values, PointCloud Cloud, string Note)
{
    /// <summary>Chooses examples and encodes them.</summary>
    /// <param name="work">The model at work.</param>
    /// <param name="run">The model.</param>
    /// <param name="encoded">What is made of grey values before they are encoded.</param>
    /// <param name="data">Of which the test part is taken, or all where they are not the run's.</param>
    /// <param name="label">The label of those that are wanted, and the option that says it; null for all.</param>
    /// <param name="count">How many are drawn where there are more.</param>
    /// <param name="key">By which they are drawn.</param>
    /// <exception cref="UserErrorException">There are none.</exception>
    public static TransportSide Of(
        ModelWork work,
        SavedRun run,
        EncodedValues encoded,
        RunData data,
        (string Flag, string? Text) label,
        int count,
        Key key
    )
    {
        int[] rows = [.. Enumerable.Range(0, data.Test.Count)];
        if (label.Text is not null)
        {
            rows = [.. rows.Where(row => data.Test.LabelText(row) == label.Text)];
            RequireLabel(rows, data, label, ModelText.Example(run.Model));
        }

        if (rows.Length > count)
        {
            rows = [.. Permutation.Of(key, rows.Length).Take(count).Order().Select(i => rows[i])];
        }

        var examples = run.Input(data.Test.Take(rows, data.Test.Name));
        var values = encoded.Of(examples, run.Seed);
        var means = work.Encode(values).Mean;
        var points = RealMatrix.FromRows(
            Enumerable.Range(0, means.Count).Select(row => RealVector.From(means[row].ToArray().Select(value => (double)value)))
        );
        var name = label.Text is null ? data.Name : $"label {label.Text} of {data.Name}";
        return new(name, data.Test, rows, values, PointCloud.Uniform(points), encoded.Note(examples));
    }

    /// <summary>W₂ of two halves, drawn by key: what sets of half the size are apart where nothing differs. Null where there are not four examples.</summary>
    public double? OfHalves(Key key, CancellationToken cancel)
    {
        const int least = 4;
        if (Cloud.Count < least)
        {
            return null;
        }

        var order = Permutation.Of(key, Cloud.Count);
        var half = Cloud.Count / 2;
        return OptimalTransport.Plan(2, Part(order[..half]), Part(order[half..(2 * half)]), cancel).Distance;

        PointCloud Part(int[] rows) => PointCloud.Uniform(RealMatrix.FromRows(rows.Select(Cloud.Points.Row)));
    }

    private static void RequireLabel(int[] rows, RunData data, (string Flag, string? Text) label, string example)
    {
        if (rows.Length > 0)
        {
            return;
        }

        const int most = 20;
        if (data.Test.Labels is null)
        {
            throw new UserErrorException($"{label.Flag} {label.Text}: {data.Name} has no labels. Name their column with --label-column.");
        }

        string[] labels =
        [
            .. Enumerable.Range(0, data.Test.Count).Select(row => data.Test.LabelText(row)!).Distinct().Order(StringComparer.Ordinal),
        ];
        var more = labels.Length > most ? Invariant($" and {labels.Length - most} more") : "";
        throw new UserErrorException(
            $"{label.Flag} {label.Text}: no {example} of {data.Name} has that label; the labels are {string.Join(", ", labels.Take(most))}{more}."
        );
    }
}
