namespace FunctionalVae.Probability;

/// <summary>How heavy the tail of importance weights is: whether their mean can be trusted, told from the weights themselves.</summary>
public static class ParetoTail
{
    private const int LeastTail = 5;

    /// <summary>
    /// k̂, the shape of a generalized Pareto distribution fitted to the greatest weights (Vehtari, Simpson, Gelman, Yao and Gabry 2024, "Pareto
    /// smoothed importance sampling"): weights of shape k have 1/k finite moments, so that a variance exists below ½. With few draws it is drawn
    /// towards ½, as their appendix says: (M·k̂ + 5)/(M + 10) for a tail of M weights.
    /// </summary>
    /// <remarks>
    /// The tail is the min(K/5, 3√K) greatest of K weights, rounded up. It is ∞ where there are fewer than 25 draws, of which nothing can be told,
    /// or where every weight is 0; −∞ where the weights of the tail are equal, so that there is no tail.
    /// </remarks>
    /// <param name="weights">The weights of K draws.</param>
    public static double Shape(ImportanceWeights weights)
    {
        var draws = weights.Draws;
        var tail = (int)Math.Ceiling(Math.Min(0.2 * draws, 3 * Math.Sqrt(draws)));
        double[] falling = [.. weights.Logs.OrderDescending()];
        if (tail < LeastTail || double.IsNegativeInfinity(falling[0]))
        {
            return double.PositiveInfinity;
        }

        // Over the greatest weight outside of the tail, in units of the greatest of all.
        var threshold = Math.Exp(falling[tail] - falling[0]);
        var excesses = RealVector.From(
            falling.Take(tail).Select(log => Math.Exp(log - falling[0]) - threshold).Where(excess => excess > 0)
        );
        if (excesses.Count == 0)
        {
            return double.NegativeInfinity;
        }

        var shape = GeneralizedPareto.FromExcesses(excesses).Shape;
        return ((tail * shape) + 5) / (tail + 10);
    }
}
