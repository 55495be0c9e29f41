namespace FunctionalVae;

/// <summary>Values that are counts around their means.</summary>
internal abstract class CountFamily : LikelihoodFamily
{
    // Up to this mean the masses are summed from 0 on; beyond, the place of a draw is looked for in the distribution function.
    private const double MostSummed = 64;

    public override bool HasMass(int column) => true;

    public override bool IsChoice(int column) => false;

    public override double LeastMean => 0;

    public override double GreatestMean => double.PositiveInfinity;

    /// <summary>Whether x is a count at all.</summary>
    protected static bool IsCount(double x) => x >= 0 && Math.Truncate(x) == x;

    /// <summary>The mass at x ≥ 1 divided by that at x − 1.</summary>
    protected abstract double Ratio(int column, double mean, double x);

    // By inversion: the least count whose distribution function is over a uniform number.
    internal override void Draw(Batch means, Key key, float[] draws) =>
        Invert(means, key, draws, (column, mean, u) => mean <= MostSummed ? Summed(column, mean, u) : Found(column, mean, u));

    private double Summed(int column, double mean, double u)
    {
        var mass = Math.Exp(Score(column, mean, 0));
        var (x, sum) = (0.0, mass);
        // The masses fall off behind the mean: where one adds nothing more, no later one does.
        while (sum < u && (x <= mean || sum + mass > sum))
        {
            mass *= Ratio(column, mean, ++x);
            sum += mass;
        }

        return x;
    }

    private double Found(int column, double mean, double u)
    {
        var deviation = Math.Sqrt(Variance(column, mean));
        var guess = Math.Max(0, Math.Round(mean + (deviation * NormalDistribution.Quantile(u))));
        // From below, where u is not reached, and above, where it is.
        var (below, above, step) = (-1.0, guess, Math.Max(1, Math.Round(deviation / 16)));
        while (Cumulative(column, mean, above) < u)
        {
            (below, above, step) = (above, above + step, 2 * step);
        }

        for (; below < 0 && above > 0; step *= 2)
        {
            var lower = Math.Max(0, above - step);
            if (Cumulative(column, mean, lower) < u)
            {
                below = lower;
            }
            else
            {
                above = lower;
            }
        }

        while (above - below > 1)
        {
            var middle = Math.Floor(0.5 * (below + above));
            (below, above) = Cumulative(column, mean, middle) < u ? (middle, above) : (below, middle);
        }

        return above;
    }
}
