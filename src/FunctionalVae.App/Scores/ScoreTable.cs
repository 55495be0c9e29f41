using System.Globalization;

namespace FunctionalVae.App;

/// <summary>Scores as a table: a row for each example.</summary>
internal static class ScoreTable
{
    /// <param name="run">The run.</param>
    /// <param name="rows">Which examples were scored.</param>
    /// <param name="scores">One for each.</param>
    /// <param name="heldOut">The scores of those held out; null where no threshold was asked for.</param>
    /// <param name="wantsTerms">Whether each column's share has a column.</param>
    public static ResultTable Of(SavedRun run, ScoredRows rows, IReadOnlyList<ExampleScore> scores, HeldOutScores? heldOut, bool wantsTerms)
    {
        var names = ScoreShares.Names(run);
        double[][] terms = [.. scores.Select(score => ScoreShares.Of(run.Model, score))];
        return new(
            [
                .. ResultColumn.Places(rows.Table, rows.Part),
                .. ResultColumn.Of(["score"], scores.Select(score => score.Value).ToArray()),
                new("standard_error", row => scores[row].StandardError?.ToString("R", CultureInfo.InvariantCulture) ?? "", null),
                new("is_bound", row => YesNo(scores[row].IsBound), null),
                .. heldOut is null ? [] : (ResultColumn[])[new("outlier", row => YesNo(scores[row].Value > heldOut.Threshold), null)],
                new("most", row => names[Greatest(terms[row], heldOut?.UsualShares)], null),
                .. wantsTerms ? ResultColumn.Of([.. names.Select(name => $"{name} share")], terms.SelectMany(row => row).ToArray()) : [],
                .. ResultColumn.Labels(rows.Table, run.Run.LabelNames),
            ],
            scores.Count
        );
    }

    // Of the shares, or of what they are over the usual.
    private static int Greatest(double[] terms, IReadOnlyList<double>? usual) =>
        Enumerable.Range(0, terms.Length).MaxBy(i => terms[i] - (usual is not null && double.IsFinite(usual[i]) ? usual[i] : 0));

    private static string YesNo(bool holds) => holds ? "yes" : "no";
}
