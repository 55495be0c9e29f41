using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Images over mean, deviation and quantiles of their posterior predictive.</summary>
internal static class PredictedPicture
{
    public const int UsualCount = 10;

    /// <summary>Draws it; deviations are grey from 0 to the greatest, which is white.</summary>
    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(IVaeModel model, Batch originals, Predicted<Batch> predicted)
    {
        var greatest = Greatest(predicted);
        float[] deviations = [.. Deviations(predicted).Select(deviation => greatest > 0 ? deviation / greatest : 0)];
        return CaptionedPicture.Draw(
            model,
            new float[][] { originals.Values.ToArray(), predicted.Means.Values.ToArray(), deviations }
                .Concat(predicted.Quantiles.Select(quantile => quantile.Values.Values.ToArray()))
                .SelectMany(values => values)
                .ToArray(),
            ["x", "mean", "deviation", .. predicted.Quantiles.Select(quantile => Prediction.Quantile(quantile.Probability).TrimEnd())],
            [.. Enumerable.Repeat("", originals.Count)],
            "--count"
        );
    }

    /// <summary>What the shades of deviations are.</summary>
    public static string Text(Predicted<Batch> predicted) =>
        Invariant($"white in the row of deviations is {Greatest(predicted):0.###}, in the other rows 1\n");

    private static float Greatest(Predicted<Batch> predicted) => Deviations(predicted).Max();

    private static IEnumerable<float> Deviations(Predicted<Batch> predicted) => predicted.Variances.Values.ToArray().Select(MathF.Sqrt);
}
