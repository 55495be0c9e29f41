namespace FunctionalVae.Probability;

/// <summary>
/// The Kullback–Leibler divergence KL(q ‖ p) = E_q[log q(x) − log p(x)] ≥ 0, in nats (Kullback and Leibler 1951): in closed form a function a
/// pair of families, named after it; by Monte Carlo for any pair.
/// </summary>
/// <remarks>
/// Within a family the forms are sums of terms that are never negative, with g(Δ) = e^Δ − Δ − 1 by
/// <see cref="SpecialFunctions.ExpMinusLinear"/>; the textbook forms cancel near q = p and return negative values there.
/// </remarks>
public static partial class KullbackLeibler
{
    /// <summary>The mean of log q(x) − log p(x) over draws of q, with its standard error. For any pair on the same points.</summary>
    /// <typeparam name="TPoint">Points of both distributions.</typeparam>
    /// <typeparam name="TLog">Log-density or log-mass, the same of both.</typeparam>
    /// <param name="q">The distribution that is drawn from.</param>
    /// <param name="p">The distribution that it is compared with.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="draws">How many, 2 at least.</param>
    /// <exception cref="ArgumentException">There are fewer than two draws, or the distributions have different dimensions.</exception>
    public static Estimate MonteCarlo<TPoint, TLog>(IDistribution<TPoint, TLog> q, IDistribution<TPoint, TLog> p, Key key, int draws)
        where TLog : struct, ILogProbability =>
        Estimate.FromTerms([
            .. Sampling
                .Draws(q, key, Arguments.AtLeast(2, draws, nameof(draws)))
                .Select(x => q.LogProbability(x).Nats - p.LogProbability(x).Nats),
        ]);

    /// <summary>KL(q ‖ p) + KL(p ‖ q), in nats: Jeffreys' divergence, equal for (q, p) and (p, q).</summary>
    /// <typeparam name="T">The family.</typeparam>
    /// <param name="divergence">The closed form of the family, for example <see cref="Normal(Probability.Normal, Probability.Normal)"/>.</param>
    /// <param name="q">One distribution.</param>
    /// <param name="p">The other.</param>
    public static double Symmetric<T>(Func<T, T, double> divergence, T q, T p) => divergence(q, p) + divergence(p, q);
}
