namespace FunctionalVae;

/// <summary>Values around their means with a variance that is given or trained, one for all dimensions or one for each.</summary>
/// <param name="variances">σ² of each dimension, or the one that all share.</param>
/// <param name="learned">How the variance is trained; null where it is given.</param>
internal abstract class ScaledFamily(double[] variances, LearnedVariance? learned) : LikelihoodFamily
{
    public override bool HasMass(int column) => false;

    public override bool IsChoice(int column) => false;

    public override double LeastMean => double.NegativeInfinity;

    public override double GreatestMean => double.PositiveInfinity;

    public override double Variance(int column, double mean) => variances[column % variances.Length];

    public override double? BestConstant(Batch train)
    {
        var spreads = Spreads(train);
        return learned switch
        {
            null => spreads.Select((spread, column) => Average(spread, Variance(column, mean: 0))).Sum(),
            { PerDimension: true } => spreads.Sum(Best),
            _ => spreads.Count * Best(spreads.Average()),
        };
    }

    /// <summary>The variances of a likelihood, by its specification and what is trained of it.</summary>
    internal static double[] VariancesOf(OutputVariance variance, TrainedNumbers numbers) =>
        variance switch
        {
            FixedVariance given => [given.Variance],
            LearnedVariance trained => numbers.Of(Reconstruction.LogScale, trained.Floor),
            _ => throw new NotSupportedException($"There is no variance for {variance}."),
        };

    /// <summary>For each value of an example, how far the examples lie from the best constant, as the family measures it.</summary>
    protected abstract IReadOnlyList<double> Spreads(Batch train);

    /// <summary>The variance that is best for values of some spread.</summary>
    protected abstract double BestVariance(double spread);

    /// <summary>The mean log-density of values of some spread, in nats.</summary>
    protected abstract double Average(double spread, double variance);

    private double Best(double spread) => Average(spread, Math.Max(BestVariance(spread), learned!.Floor));
}
