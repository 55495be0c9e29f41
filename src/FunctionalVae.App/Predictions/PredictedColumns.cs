namespace FunctionalVae.App;

/// <summary>A posterior predictive as columns of a file: mean, deviation and quantiles of each value, in the units of the data.</summary>
internal static class PredictedColumns
{
    public static IEnumerable<ResultColumn> Of(SavedRun run, Predicted<Batch> predicted) =>
        [
            .. run.Outputs(predicted.Means.Values, Prediction.Mean),
            .. ResultColumn.Of([.. run.Columns.Select(column => Prediction.Deviation + column)], Deviations(run, predicted.Variances)),
            .. predicted.Quantiles.SelectMany(quantile => run.Outputs(quantile.Values.Values, Prediction.Quantile(quantile.Probability))),
        ];

    // A deviation is stretched as the values are, and not shifted.
    private static double[] Deviations(SavedRun run, Batch variances)
    {
        var scales = run.Run.Scaling?.Scales ?? [1.0];
        return
        [
            .. variances
                .Values.ToArray()
                .Select((variance, i) => Math.Sqrt(variance) * scales[scales.Count == 1 ? 0 : i % variances.Width]),
        ];
    }
}
