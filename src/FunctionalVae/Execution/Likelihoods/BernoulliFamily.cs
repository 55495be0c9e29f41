namespace FunctionalVae;

/// <summary>Values that are 1 with the mean as their probability, and otherwise 0.</summary>
internal sealed class BernoulliFamily : LikelihoodFamily
{
    public static BernoulliFamily? From(Reconstruction term) => term is BernoulliLikelihood ? new() : null;

    public override double LeastMean => 0;

    public override double GreatestMean => 1;

    public override double Score(int column, double mean, double x) =>
        x is 0 or 1 ? CrossEntropyFormula.Score(mean, x) : double.NegativeInfinity;

    public override double? BestConstant(Batch train) => CrossEntropyFormula.BestConstant(train);

    public override double Variance(int column, double mean) => mean * (1 - mean);

    public override double Cumulative(int column, double mean, double x) =>
        x switch
        {
            < 0 => 0,
            < 1 => 1 - mean,
            _ => 1,
        };

    internal override void Draw(Batch means, Key key, float[] draws)
    {
        for (var row = 0; row < means.Count; row++)
        {
            UniformDraws.Compare(key, (uint)row, means[row].Span, under: 1, over: 0, draws.AsSpan(row * means.Width, means.Width));
        }
    }
}
