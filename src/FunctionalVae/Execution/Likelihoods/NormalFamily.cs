namespace FunctionalVae;

/// <summary>Values that are normal around their means: N(x̂, σ²).</summary>
/// <param name="variances">σ² of each dimension, or the one that all share.</param>
/// <param name="learned">How the variance is trained; null where it is given.</param>
internal sealed class NormalFamily(double[] variances, LearnedVariance? learned) : LikelihoodFamily
{
    public static NormalFamily? From(Reconstruction term, ParameterVector parameters) =>
        term switch
        {
            SquaredErrorLikelihood => new([1], learned: null),
            NormalLikelihood { Variance: FixedVariance { Variance: var variance } } => new([variance], learned: null),
            NormalLikelihood { Variance: LearnedVariance learned } => new(
                [.. parameters.Tensor(Reconstruction.LogScale).ToArray().Select(logScale => learned.Floor + Math.Exp(logScale))],
                learned
            ),
            _ => null,
        };

    public override double LeastMean => double.NegativeInfinity;

    public override double GreatestMean => double.PositiveInfinity;

    public override double Score(int column, double mean, double x)
    {
        var variance = Variance(column, mean);
        return -(0.5 * (((x - mean) * (x - mean) / variance) + Math.Log(variance))) - NormalDistribution.HalfLogTwoPi;
    }

    public override double? BestConstant(Batch train)
    {
        var about = ValueMoments.Of(train).Variances;
        return learned switch
        {
            null => about.Select((variance, column) => Average(variance, Variance(column, mean: 0))).Sum(),
            { PerDimension: true } => about.Sum(Best),
            _ => about.Count * Best(about.Average()),
        };
    }

    public override double Variance(int column, double mean) => variances[column % variances.Length];

    public override double Cumulative(int column, double mean, double x) =>
        NormalDistribution.Cumulative((x - mean) / Math.Sqrt(Variance(column, mean)));

    internal override void Draw(Batch means, Key key, float[] draws)
    {
        var deviations = Array.ConvertAll(variances, Math.Sqrt);
        StandardNormalNoise.FillExamples(key, 0, means.Width, draws);
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = (float)(means.Array[i] + (deviations[i % deviations.Length] * draws[i]));
        }
    }

    // The best σ² is the variance, or the floor.
    private double Best(double variance) => Average(variance, Math.Max(variance, learned!.Floor));

    // The log-density of values with some variance about their mean, where σ² is given.
    private static double Average(double variance, double given) =>
        -0.5 * ((2 * NormalDistribution.HalfLogTwoPi) + Math.Log(given) + (variance / given));
}
