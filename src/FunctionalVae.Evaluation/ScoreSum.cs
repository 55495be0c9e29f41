namespace FunctionalVae.Evaluation;

/// <summary>Scores of examples, one after another, as a log-likelihood.</summary>
/// <param name="draws">The draws of each.</param>
internal sealed class ScoreSum(int draws)
{
    private int count;
    private int unsettled;
    private double sum;
    private double mean;
    private double scatter;
    private double variances;
    private double margins;
    private double leastShare = 1;
    private double greatestShape = double.NegativeInfinity;

    public void Add(ExampleScore score)
    {
        count++;
        sum -= score.Value;
        // The running variance of Welford (1962); of an infinite value there is none.
        var distance = -score.Value - mean;
        mean += distance / count;
        scatter += distance * (-score.Value - mean);
        unsettled += score.IsBound ? 1 : 0;
        variances += (score.StandardError * score.StandardError) ?? 0;
        var margin = score.Interval is { } interval ? 0.5 * (interval.High - interval.Low) : 0;
        margins += margin * margin;
        leastShare = Math.Min(leastShare, score.EffectiveDraws / score.Draws);
        greatestShape = Math.Max(greatestShape, score.ParetoShape);
    }

    /// <exception cref="ArgumentException">There was no score.</exception>
    public LogLikelihood Result =>
        count == 0
            ? throw new ArgumentException("There is no example to score.")
            : new(
                count,
                sum / count,
                unsettled == 0 ? Estimate : null,
                Math.Sqrt(scatter / (count - 1.0) / count),
                unsettled,
                draws,
                leastShare,
                greatestShape
            );

    private LikelihoodEstimate Estimate
    {
        get
        {
            var value = (sum / count) + (0.5 * variances / count);
            // Half the widths of independent intervals add up as their errors do.
            var margin = Math.Sqrt(margins) / count;
            return new(value, Math.Sqrt(variances) / count, value - margin, value + margin);
        }
    }
}
