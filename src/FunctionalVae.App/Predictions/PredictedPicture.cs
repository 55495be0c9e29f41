using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Images over mean, deviation and quantiles of their posterior predictive.</summary>
internal static class PredictedPicture
{
    public const int UsualCount = 10;

    /// <summary>Draws it; deviations are grey from 0 to the greatest of their row, which is white.</summary>
    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(IVaeModel model, Batch originals, Predicted<Batch> predicted) =>
        CaptionedPicture.Draw(
            model,
            new float[][]
            {
                originals.Values.ToArray(),
                predicted.Means.Values.ToArray(),
                Shades(predicted.Variances),
                Shades(predicted.VariancesOfMeans),
            }
                .Concat(predicted.Quantiles.Select(quantile => quantile.Values.Values.ToArray()))
                .SelectMany(values => values)
                .ToArray(),
            [
                "x",
                "mean",
                "deviation",
                "by z",
                .. predicted.Quantiles.Select(quantile => Prediction.Quantile(quantile.Probability).TrimEnd()),
            ],
            [.. Enumerable.Repeat("", originals.Count)],
            "--count"
        );

    /// <summary>What the shades of deviations are.</summary>
    public static string Text(Predicted<Batch> predicted) =>
        Invariant(
            $"white is 1, in the row of deviations {Greatest(predicted.Variances):0.###}, in that of what is by z alone {Greatest(predicted.VariancesOfMeans):0.###}\n"
        );

    private static float[] Shades(Batch variances)
    {
        var greatest = Greatest(variances);
        return [.. variances.Values.ToArray().Select(variance => greatest > 0 ? MathF.Sqrt(variance) / greatest : 0)];
    }

    private static float Greatest(Batch variances) => MathF.Sqrt(variances.Values.ToArray().Max());
}
