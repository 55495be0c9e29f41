namespace FunctionalVae.App;

/// <summary>The scores of rows that a run held out, and what follows from them.</summary>
/// <param name="FalseAlarms">The share of false alarms that was asked for.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Threshold">The score above which a row is an outlier.</param>
/// <param name="UsualShares">The means of <see cref="ScoreShares"/>, in nats: what is usual.</param>
internal sealed record HeldOutScores(double FalseAlarms, int Count, double Threshold, IReadOnlyList<double> UsualShares)
{
    /// <summary>Scores the rows that the run held out.</summary>
    /// <param name="scorer">Scores.</param>
    /// <param name="own">The data of the run.</param>
    /// <param name="falseAlarms">The share of false alarms, between 0 and 1.</param>
    /// <exception cref="UserErrorException">The run held none out, or too few for such a share.</exception>
    public static HeldOutScores Of(RowScorer scorer, RunData own, double falseAlarms)
    {
        if (!own.HasTest)
        {
            throw new UserErrorException(
                $"{scorer.Run.Path} held no {ModelText.Examples(scorer.Run.Model)} out, and a threshold takes such as the model was not trained on. Train with --test SHARE, or leave --false-alarms out."
            );
        }

        var scores = scorer.HeldOut(own.Test);
        try
        {
            return new(
                falseAlarms,
                scores.Count,
                Outliers.Threshold([.. scores.Select(score => score.Value)], falseAlarms),
                Means([.. scores.Select(score => ScoreShares.Of(scorer.Run.Model, score))])
            );
        }
        catch (ArgumentException problem)
        {
            throw new UserErrorException($"--false-alarms: {Sentences.Of(problem)}", problem);
        }
    }

    private static double[] Means(double[][] shares) =>
        [.. Enumerable.Range(0, shares[0].Length).Select(column => shares.Average(row => row[column]))];
}
