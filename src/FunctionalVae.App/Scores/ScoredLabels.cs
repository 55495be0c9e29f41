using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>How well scores tell rows with label 1 from those with label 0.</summary>
/// <param name="RocAuc">The area under the ROC, from 0 to 1.</param>
/// <param name="OutlierCount">Rows with label 1.</param>
internal sealed record ScoredLabels(double RocAuc, int OutlierCount)
{
    /// <summary>Of rows whose labels are 0 and 1; null where they have none, or others.</summary>
    public static ScoredLabels? Of(ExampleTable rows, IReadOnlyList<ExampleScore> scores)
    {
        string?[] labels = [.. Enumerable.Range(0, rows.Count).Select(rows.LabelText)];
        if (!labels.All(label => label is "0" or "1") || labels.Distinct().Count() < 2)
        {
            return null;
        }

        bool[] areOutliers = [.. labels.Select(label => label == "1")];
        return new(Outliers.RocAuc([.. scores.Select(score => score.Value)], areOutliers), areOutliers.Count(isOutlier => isOutlier));
    }
}
