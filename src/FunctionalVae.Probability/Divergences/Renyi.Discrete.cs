namespace FunctionalVae.Probability;

public static partial class Renyi
{
    /// <summary>log Σ Pq(i)^α·Pp(i)^(1−α) / (α − 1), in nats; at α = ∞ the largest log Pq(i) − log Pp(i).</summary>
    /// <param name="order">α ≥ 0, ∞ included.</param>
    /// <param name="q">The first distribution.</param>
    /// <param name="p">The second, of as many outcomes.</param>
    /// <exception cref="ArgumentException">The order is negative or no number, or the numbers of outcomes differ.</exception>
    public static double Categorical(double order, Categorical q, Categorical p) =>
        FromHalf(order, q, p, (a, rest, first, second) => Masses(a, rest, MassPair.Of(first, second)));

    /// <summary>The divergence of two distributions of one binary outcome, in nats, as for <see cref="Categorical"/>.</summary>
    /// <param name="order">α ≥ 0, ∞ included.</param>
    /// <param name="q">The first distribution.</param>
    /// <param name="p">The second.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative or no number.</exception>
    public static double Bernoulli(double order, Bernoulli q, Bernoulli p) =>
        FromHalf(order, q, p, (a, rest, first, second) => Masses(a, rest, MassPair.Of(first, second)));

    private static double Masses(double order, double rest, MassPair pair)
    {
        var (logQ, logP, ratios) = pair;
        if (double.IsPositiveInfinity(order))
        {
            return Math.Max(0, -ratios.Min());
        }

        var divergence = KullbackLeibler.Masses(pair);
        if (order == 1)
        {
            return divergence;
        }

        var power = -rest;
        RealVector logProducts = [.. logQ.Zip(logP, (q, p) => double.IsNegativeInfinity(q) ? q : (order * q) - (power * p))];
        var logSum = SpecialFunctions.LogSumExp(logProducts);
        if (Math.Abs(logSum) > 0.5 || double.IsInfinity(divergence))
        {
            return logSum / power;
        }

        // Near q = p or α = 1 the sum is 1 + (α−1)·KL + Σ Pq·g((α−1)·r) with r = log Pq − log Pp.
        var sum = 0.0;
        for (var i = 0; i < logQ.Count; i++)
        {
            sum += MassTerm.Of(logQ[i], -power * ratios[i], logProducts[i]);
        }

        return SpecialFunctions.Log1p((power * divergence) + sum) / power;
    }
}
