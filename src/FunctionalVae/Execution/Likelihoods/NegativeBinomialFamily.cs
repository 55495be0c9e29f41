namespace FunctionalVae;

/// <summary>Values that are negative binomial with mean m and variance m + α·m².</summary>
/// <param name="dispersions">α of each dimension, or the one that all share.</param>
/// <param name="learned">How the dispersion is trained; null where it is given.</param>
internal sealed class NegativeBinomialFamily(double[] dispersions, LearnedDispersion? learned) : CountFamily
{
    // Golden sections of the logarithm of a dispersion between its floor and far over any that data have.
    private const double Most = 1e6;
    private const int Sections = 40;

    public static NegativeBinomialFamily? From(Reconstruction term, TrainedNumbers numbers) =>
        term is not NegativeBinomialLikelihood own
            ? null
            : own.Dispersion switch
            {
                FixedDispersion given => new([given.Dispersion], learned: null),
                LearnedDispersion trained => new(numbers.Of(OutputDispersion.LogDispersion, trained.Floor), trained),
                _ => throw new NotSupportedException($"There is no dispersion for {own.Dispersion}."),
            };

    public override double Score(int column, double mean, double x) => LogMass(At(column), mean, x);

    // For every dispersion the mean is the best m.
    public override double? BestConstant(Batch train)
    {
        var columns = CountShares.Of(train);
        return learned switch
        {
            null => columns.Select((shares, column) => Average(shares, At(column))).Sum(),
            { PerDimension: true } => columns.Sum(shares => Best(alpha => Average(shares, alpha))),
            _ => Best(alpha => columns.Sum(shares => Average(shares, alpha))),
        };

        static double Average(CountShares shares, double alpha) => shares.Average(x => LogMass(alpha, shares.Mean, x));
    }

    public override double Variance(int column, double mean) => mean + (At(column) * mean * mean);

    public override double Cumulative(int column, double mean, double x) =>
        x < 0 ? 0
        : mean == 0 ? 1
        : MathNet.Numerics.SpecialFunctions.BetaRegularized(1 / At(column), Math.Floor(x) + 1, 1 / (1 + (At(column) * mean)));

    protected override double Ratio(int column, double mean, double x) =>
        (x - 1 + (1 / At(column))) / x * (At(column) * mean / (1 + (At(column) * mean)));

    private static double LogMass(double alpha, double mean, double x)
    {
        if (mean == 0)
        {
            return x == 0 ? 0 : double.NegativeInfinity;
        }

        var r = 1 / alpha;
        var none = -r * SpecialFunctions.Log1p(alpha * mean);
        return !IsCount(x) ? double.NegativeInfinity
            : x == 0 ? none
            : none
                + SpecialFunctions.LogGamma(x + r)
                - SpecialFunctions.LogGamma(r)
                - SpecialFunctions.LogGamma(x + 1)
                - (x * SpecialFunctions.Log1p(1 / (alpha * mean)));
    }

    private double Best(Func<double, double> score)
    {
        var (low, high) = (Math.Log(learned!.Floor), Math.Log(Math.Max(Most, learned.Floor)));
        var share = (3 - Math.Sqrt(5)) / 2;
        for (var section = 0; section < Sections; section++)
        {
            var (left, right) = (low + (share * (high - low)), high - (share * (high - low)));
            (low, high) = score(Math.Exp(left)) < score(Math.Exp(right)) ? (left, high) : (low, right);
        }

        // The floor itself, where counts are less spread than Poisson's.
        return Math.Max(score(learned.Floor), score(Math.Exp(0.5 * (low + high))));
    }

    private double At(int column) => dispersions[column % dispersions.Length];
}
