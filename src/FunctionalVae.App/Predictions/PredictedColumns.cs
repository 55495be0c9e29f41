namespace FunctionalVae.App;

/// <summary>A posterior predictive as columns of a file: mean, deviations and quantiles of each value, in the units of the data.</summary>
internal static class PredictedColumns
{
    public static IEnumerable<ResultColumn> Of(SavedRun run, Predicted<Batch> predicted) =>
        [
            .. run.Outputs(predicted.Means.Values, Prediction.Mean),
            .. Deviations(run, predicted.Variances, Prediction.Deviation),
            .. Deviations(run, predicted.VariancesOfMeans, Prediction.DeviationByZ),
            .. predicted.Quantiles.SelectMany(quantile => run.Outputs(quantile.Values.Values, Prediction.Quantile(quantile.Probability))),
        ];

    // A deviation is stretched as the values are, and not shifted.
    private static IEnumerable<ResultColumn> Deviations(SavedRun run, Batch variances, string prefix)
    {
        var scales = run.Run.Scaling?.Scales ?? [1.0];
        double[] deviations =
        [
            .. variances
                .Values.ToArray()
                .Select((variance, i) => (double)(float)(Math.Sqrt(variance) * scales[scales.Count == 1 ? 0 : i % variances.Width])),
        ];
        return ResultColumn.Of([.. run.Columns.Select(column => prefix + column)], deviations);
    }
}
