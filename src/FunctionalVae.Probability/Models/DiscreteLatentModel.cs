namespace FunctionalVae.Probability;

/// <summary>
/// A model with a latent variable of n states, p(x) = Σ p(z)·p(x|z): all that is hard for other models is a finite sum here.
/// </summary>
/// <typeparam name="TPoint">The data x.</typeparam>
/// <typeparam name="TLog">Log-density or log-mass of the data.</typeparam>
public sealed record DiscreteLatentModel<TPoint, TLog>
    where TLog : struct, ILogProbability
{
    private DiscreteLatentModel(Categorical prior, IReadOnlyList<IDistribution<TPoint, TLog>> likelihoods)
    {
        Prior = prior;
        Likelihoods = likelihoods;
    }

    /// <summary>The model of a prior and one likelihood per state.</summary>
    /// <exception cref="ArgumentException">There are not as many likelihoods as states.</exception>
    public static DiscreteLatentModel<TPoint, TLog> From(Categorical prior, IEnumerable<IDistribution<TPoint, TLog>> likelihoods)
    {
        IDistribution<TPoint, TLog>[] all = [.. likelihoods];
        return all.Length == prior.Outcomes
            ? new(prior, all)
            : throw new ArgumentException(
                $"{nameof(likelihoods)} has {all.Length} distributions, the prior has {prior.Outcomes} states; they must agree.",
                nameof(likelihoods)
            );
    }

    /// <summary>The prior p(z).</summary>
    public Categorical Prior { get; }

    /// <summary>The likelihoods p(x|z), one per state.</summary>
    public IReadOnlyList<IDistribution<TPoint, TLog>> Likelihoods { get; }

    /// <summary>The log-joint log p(x, z) of every state, n values in nats.</summary>
    public RealVector LogJoint(TPoint point) =>
        RealVector.From(Likelihoods.Select((likelihood, z) => Prior.LogProbabilities[z] + likelihood.LogProbability(point).Nats));

    /// <summary>The log-evidence log p(x) = log Σ p(x, z), in nats.</summary>
    public double LogEvidence(TPoint point) => SpecialFunctions.LogSumExp(LogJoint(point));

    /// <summary>The posterior p(z|x).</summary>
    /// <exception cref="ArgumentException">A state has no probability to have made the point.</exception>
    public Categorical Posterior(TPoint point) => Categorical.FromLogits(LogJoint(point));

    /// <summary>The evidence lower bound Σ q(z)·log p(x|z) − KL(q ‖ prior), exactly.</summary>
    /// <exception cref="ArgumentException">q has another number of states.</exception>
    public AnalyticElbo Elbo(Categorical q, TPoint point)
    {
        var kl = KullbackLeibler.Categorical(q, Prior);
        return AnalyticElbo.From(q.Mean.Select((mass, z) => Weighted(mass, Likelihoods[z].LogProbability(point).Nats)).Sum(), kl);
    }

    // A mass is positive even where it rounds to 0, and 0·∞ is not a number.
    private static double Weighted(double mass, double log) => double.IsNegativeInfinity(log) ? log : mass * log;
}
