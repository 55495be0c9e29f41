namespace FunctionalVae;

/// <summary>Values that are normal around their means: N(x̂, σ²).</summary>
/// <param name="variances">σ² of each dimension, or the one that all share.</param>
/// <param name="learned">How the variance is trained; null where it is given.</param>
internal sealed class NormalFamily(double[] variances, LearnedVariance? learned) : ScaledFamily(variances, learned)
{
    private readonly double[] deviations = Array.ConvertAll(variances, Math.Sqrt);

    public static NormalFamily? From(Reconstruction term, TrainedNumbers numbers) =>
        term switch
        {
            SquaredErrorLikelihood => new([1], learned: null),
            NormalLikelihood normal => new(VariancesOf(normal.Variance, numbers), normal.TrainedVariance),
            _ => null,
        };

    public override double Score(int column, double mean, double x)
    {
        var variance = Variance(column, mean);
        return -(0.5 * (((x - mean) * (x - mean) / variance) + Math.Log(variance))) - NormalDistribution.HalfLogTwoPi;
    }

    public override double Cumulative(int column, double mean, double x) =>
        NormalDistribution.Cumulative((x - mean) / Math.Sqrt(Variance(column, mean)));

    internal override void Draw(Batch means, Key key, float[] draws)
    {
        StandardNormalNoise.FillExamples(key, 0, means.Width, draws);
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = (float)(means.Array[i] + (deviations[i % deviations.Length] * draws[i]));
        }
    }

    protected override IReadOnlyList<double> Spreads(Batch train) => ValueMoments.Of(train).Variances;

    protected override double BestVariance(double spread) => spread;

    protected override double Average(double spread, double variance) =>
        -0.5 * ((2 * NormalDistribution.HalfLogTwoPi) + Math.Log(variance) + (spread / variance));
}
