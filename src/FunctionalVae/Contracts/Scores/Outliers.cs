using System.Globalization;

namespace FunctionalVae;

/// <summary>What scores say of outliers, in any unit: a greater score is more unusual.</summary>
public static class Outliers
{
    /// <summary>
    /// The threshold above which an example counts as an outlier: the ⌈(n + 1)(1 − a)⌉-th smallest of n scores of examples that are none and that the
    /// model was not trained on. A further example of their kind lies above it with a probability of at most a, whatever the model is, as long as
    /// their order is arbitrary (split conformal prediction: Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005; for
    /// outliers Bates, Candès, Lei, Romano and Sesia, "Testing for outliers with conformal p-values", 2023).
    /// </summary>
    /// <param name="heldOut">The n scores; ∞ is one.</param>
    /// <param name="falseAlarms">a, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="falseAlarms"/> is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">There are fewer than 1/a − 1 scores, or one is NaN.</exception>
    public static double Threshold(IReadOnlyCollection<double> heldOut, double falseAlarms)
    {
        OptionRange.Require(falseAlarms is > 0 and < 1, nameof(falseAlarms), falseAlarms, "strictly between 0 and 1");
        RequireNumbers(heldOut);
        // (n + 1) − ⌊(n + 1)a⌋, in decimals as rates are written: 20 · 0.05 is 1.
        var above = (int)decimal.Floor((heldOut.Count + 1) * (decimal)falseAlarms);
        return above >= 1
            ? heldOut.Order().ElementAt(heldOut.Count - above)
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{heldOut.Count} examples held out are too few for a false-alarm rate of {falseAlarms}: it takes {Math.Ceiling(1 / falseAlarms) - 1} or more. Give a greater rate, or hold out more examples."
                ),
                nameof(heldOut)
            );
    }

    /// <summary>
    /// The area under the receiver operating characteristic: the probability that an outlier has a greater score than an example that is none, where
    /// equal scores count as half (Hanley and McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve", 1982).
    /// ½ of scores that know nothing, 1 of scores that keep both apart.
    /// </summary>
    /// <param name="scores">One for each example; ∞ is one.</param>
    /// <param name="areOutliers">For each example whether it is an outlier.</param>
    /// <exception cref="ArgumentException">There are not as many of both, a score is NaN, or all examples are of one kind.</exception>
    public static double RocAuc(IReadOnlyCollection<double> scores, IReadOnlyCollection<bool> areOutliers)
    {
        RequireNumbers(scores);
        ArgumentNullException.ThrowIfNull(areOutliers);
        var outliers = (double)areOutliers.Count(isOutlier => isOutlier);
        if (scores.Count != areOutliers.Count || outliers == 0 || outliers == areOutliers.Count)
        {
            throw new ArgumentException(
                scores.Count != areOutliers.Count
                    ? $"There are {scores.Count} scores and {areOutliers.Count} labels; give one for each example."
                    : "All examples are of one kind; the area needs an outlier and an example that is none.",
                nameof(areOutliers)
            );
        }

        // Outliers below which others lie, score by score: (those below) + ½ (those beside).
        double pairs = 0;
        double below = 0;
        foreach (var equal in scores.Zip(areOutliers).GroupBy(one => one.First, one => one.Second).OrderBy(group => group.Key))
        {
            var found = (double)equal.Count(isOutlier => isOutlier);
            var others = equal.Count() - found;
            pairs += found * (below + (0.5 * others));
            below += others;
        }

        return pairs / (outliers * (areOutliers.Count - outliers));
    }

    private static void RequireNumbers(IReadOnlyCollection<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Any(double.IsNaN))
        {
            throw new ArgumentException("A score is NaN; give numbers.", nameof(scores));
        }
    }
}
