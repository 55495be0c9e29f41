namespace FunctionalVae.Probability;

/// <summary>
/// The generalized Pareto distribution of excesses over a threshold: P(X > x) = (1 + k·x/σ)^(−1/k), and e^(−x/σ) for k = 0.
/// </summary>
/// <param name="Shape">k: moments of order 1/k and beyond are infinite where it is positive; the distribution ends at −σ/k where it is negative.</param>
/// <param name="Scale">σ > 0, in the unit of the excesses.</param>
public readonly record struct GeneralizedPareto(double Shape, double Scale)
{
    /// <summary>
    /// The fit of Zhang and Stephens ("A new and efficient estimation method for the generalized Pareto distribution", 2009): the mean of θ = −k/σ
    /// under its profile likelihood, on a grid of 30 + √n points that the greatest excess and the first quartile place; k follows from θ.
    /// </summary>
    /// <param name="excesses">Excesses over the threshold, each positive; one at least.</param>
    /// <exception cref="ArgumentException">There is none, or one is not a positive number.</exception>
    public static GeneralizedPareto FromExcesses(RealVector excesses)
    {
        Arguments.NotEmpty(excesses, nameof(excesses));
        double[] rising = [.. excesses.Select((excess, i) => Arguments.Positive(excess, $"{nameof(excesses)}[{i}]")).Order()];
        var count = 30 + (int)Math.Sqrt(rising.Length);
        var quartile = rising[Math.Max(0, (int)((rising.Length / 4.0) + 0.5) - 1)];
        double[] grid =
        [
            .. Enumerable.Range(1, count).Select(j => (1 / rising[^1]) + ((1 - Math.Sqrt(count / (j - 0.5))) / (3 * quartile))),
        ];
        double[] logs = [.. grid.Select(theta => LogLikelihood(theta, rising))];
        var total = SpecialFunctions.LogSumExp(logs);
        var mean = grid.Zip(logs, (theta, log) => theta * Math.Exp(log - total)).Sum();
        var shape = ShapeAt(mean, rising);
        // The ratio k/θ has the limit −mean excess at θ = 0.
        return new(shape, mean == 0 ? rising.Average() : -shape / mean);
    }

    // The profile log-likelihood n·(log(−θ/k) − k − 1), where k is the best for θ.
    private static double LogLikelihood(double theta, double[] excesses)
    {
        var shape = ShapeAt(theta, excesses);
        var rate = theta == 0 ? 1 / excesses.Average() : -theta / shape;
        return excesses.Length * (Math.Log(rate) - shape - 1);
    }

    private static double ShapeAt(double theta, double[] excesses) => excesses.Average(excess => SpecialFunctions.Log1p(-theta * excess));
}
