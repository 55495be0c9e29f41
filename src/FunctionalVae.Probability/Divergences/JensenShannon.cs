namespace FunctionalVae.Probability;

/// <summary>
/// The Jensen–Shannon divergence ½KL(q ‖ m) + ½KL(p ‖ m) with the mixture m = ½q + ½p, in nats (Lin 1991): symmetric, from 0 at q = p to log 2
/// where the two never meet. Exact for discrete distributions, by Monte Carlo for any pair.
/// </summary>
public static class JensenShannon
{
    private const double Ln2 = 0.69314718055994530942;

    /// <summary>The divergence of two distributions of as many outcomes, in nats.</summary>
    /// <exception cref="ArgumentException">The numbers of outcomes differ.</exception>
    public static double Categorical(Categorical q, Categorical p) => Masses(MassPair.Of(q, p));

    /// <summary>The divergence of two distributions of one binary outcome, in nats.</summary>
    public static double Bernoulli(Bernoulli q, Bernoulli p) => Masses(MassPair.Of(q, p));

    /// <summary>½(mean over draws of q of log q/m + mean over draws of p of log p/m), with its standard error. For any pair on the same points.</summary>
    /// <typeparam name="TPoint">Points of both distributions.</typeparam>
    /// <typeparam name="TLog">Log-density or log-mass, the same of both.</typeparam>
    /// <param name="q">One distribution.</param>
    /// <param name="p">The other.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="draws">How many of each distribution, 2 at least.</param>
    /// <exception cref="ArgumentException">There are fewer than two draws, or the distributions have different dimensions.</exception>
    public static Estimate MonteCarlo<TPoint, TLog>(IDistribution<TPoint, TLog> q, IDistribution<TPoint, TLog> p, Key key, int draws)
        where TLog : struct, ILogProbability
    {
        Arguments.AtLeast(2, draws, nameof(draws));
        return Estimate.FromTerms([
            .. Sampling
                .Draws(q, key.Child(0), draws)
                .Zip(Sampling.Draws(p, key.Child(1), draws), (x, y) => -0.5 * (LogMixture(q, p, x) + LogMixture(p, q, y))),
        ]);
    }

    private static double LogMixture<TPoint, TLog>(IDistribution<TPoint, TLog> from, IDistribution<TPoint, TLog> other, TPoint point)
        where TLog : struct, ILogProbability => LogMixture(other.LogProbability(point).Nats - from.LogProbability(point).Nats);

    private static double Masses(MassPair pair)
    {
        var (logQ, logP, ratios) = pair;
        var sum = 0.0;
        for (var i = 0; i < logQ.Count; i++)
        {
            if (double.IsNegativeInfinity(Math.Max(logQ[i], logP[i])))
            {
                continue;
            }

            var ratio = ratios[i];
            var mixture = Math.Max(logQ[i], logP[i]) + SpecialFunctions.Softplus(-Math.Abs(ratio)) - Ln2;
            sum += MassTerm.Of(logQ[i], LogMixture(ratio), mixture) + MassTerm.Of(logP[i], LogMixture(-ratio), mixture);
        }

        return 0.5 * sum;
    }

    // log m/q = log ½(1 + eʳ) with r = log p/q.
    private static double LogMixture(double ratio) =>
        Math.Abs(ratio) < 1 ? SpecialFunctions.Log1p(0.5 * SpecialFunctions.Expm1(ratio)) : SpecialFunctions.Softplus(ratio) - Ln2;
}
