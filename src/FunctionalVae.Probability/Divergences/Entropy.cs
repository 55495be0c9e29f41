namespace FunctionalVae.Probability;

/// <summary>The entropy −E log p(x), in nats, of distributions that have it in no closed form. Of a density it may be negative.</summary>
public static class Entropy
{
    /// <summary>The mean of −log p(x) over draws of p, with its standard error.</summary>
    /// <typeparam name="TPoint">The distribution's points.</typeparam>
    /// <typeparam name="TLog">Log-density or log-mass.</typeparam>
    /// <param name="distribution">The distribution p.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="draws">How many, 2 at least.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two draws.</exception>
    public static Estimate MonteCarlo<TPoint, TLog>(IDistribution<TPoint, TLog> distribution, Key key, int draws)
        where TLog : struct, ILogProbability =>
        Estimate.FromTerms([
            .. Sampling
                .Draws(distribution, key, Arguments.AtLeast(2, draws, nameof(draws)))
                .Select(x => -distribution.LogProbability(x).Nats),
        ]);
}
