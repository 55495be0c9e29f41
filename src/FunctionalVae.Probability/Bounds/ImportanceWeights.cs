namespace FunctionalVae.Probability;

/// <summary>
/// The importance weights wᵢ = p(x, zᵢ) / q(zᵢ | x) of k draws zᵢ of q for one example, held as logarithms. They can only be made of log-ratios
/// at draws: a Kullback–Leibler term in closed form (<see cref="AnalyticElbo"/>) has no place in them.
/// </summary>
public sealed record ImportanceWeights
{
    private ImportanceWeights(RealVector logs) => Logs = logs;

    /// <summary>The weights of k draws for one example.</summary>
    /// <param name="logWeights">log p(x, zᵢ) − log q(zᵢ | x), k values in nats; −∞ of a draw that the model rules out.</param>
    /// <exception cref="ArgumentException">There is none, or one is NaN or +∞.</exception>
    public static ImportanceWeights FromLogs(RealVector logWeights) => Checked(logWeights, nameof(logWeights));

    /// <summary>The weights of several examples.</summary>
    /// <param name="logWeights">[examples, k]: one row per example.</param>
    /// <exception cref="ArgumentException">There is no row or no column, or an element is NaN or +∞.</exception>
    public static IReadOnlyList<ImportanceWeights> FromRows(RealMatrix logWeights)
    {
        Arguments.AtLeast(1, logWeights.Rows, "logWeights.Rows");
        return [.. Enumerable.Range(0, logWeights.Rows).Select(row => Checked(logWeights.Row(row), $"{nameof(logWeights)}[{row}]"))];
    }

    /// <summary>Draws z of q and weighs each by log p(x, z) − log q(z).</summary>
    /// <typeparam name="TPoint">The latent variable.</typeparam>
    /// <typeparam name="TLog">Log-density or log-mass.</typeparam>
    /// <param name="q">What is drawn from, as a rule the posterior of the encoder.</param>
    /// <param name="logJoint">log p(x, z) of the example as a function of z, in nats.</param>
    /// <param name="key">The key of the draws; more draws do not change the first ones.</param>
    /// <param name="draws">k, 1 at least.</param>
    /// <exception cref="ArgumentException"><paramref name="draws"/> is not positive, or a log-weight is NaN or +∞.</exception>
    public static ImportanceWeights FromDraws<TPoint, TLog>(
        IDistribution<TPoint, TLog> q,
        Func<TPoint, double> logJoint,
        Key key,
        int draws
    )
        where TLog : struct, ILogProbability =>
        Checked(
            RealVector.From(
                Sampling.Draws(q, key, Arguments.AtLeast(1, draws, nameof(draws))).Select(z => logJoint(z) - q.LogProbability(z).Nats)
            ),
            "logWeights"
        );

    /// <summary>The logarithms of the weights, log wᵢ, k values in nats.</summary>
    public RealVector Logs { get; }

    /// <summary>The number of draws, k.</summary>
    public int Draws => Logs.Count;

    /// <summary>
    /// The self-normalised weights w̃ᵢ = wᵢ / Σ wⱼ, k values that sum to 1. They are also ∂ IWAE / ∂ log wᵢ, so that the gradient of the
    /// importance-weighted bound is Σ w̃ᵢ ∇ log wᵢ with w̃ as constants (Burda et al. 2016, equation 13).
    /// </summary>
    /// <exception cref="InvalidOperationException">Every weight is 0.</exception>
    public RealVector Normalized
    {
        get
        {
            // Relative to the greatest: the logarithm of their sum would round at the size of the log-weights.
            var greatest = Logs.Max();
            if (double.IsNegativeInfinity(greatest))
            {
                throw new InvalidOperationException($"All {Draws} weights are 0 (each log-weight is −∞): they cannot be normalised.");
            }

            double[] relative = [.. Logs.Select(log => Math.Exp(log - greatest))];
            var sum = relative.Sum();
            return RealVector.From(relative.Select(weight => weight / sum));
        }
    }

    /// <summary>
    /// w̃ᵢ², k values: the weights of the doubly reparameterised gradient Σ w̃ᵢ² (∂ log wᵢ / ∂zᵢ)(∂zᵢ / ∂φ), which has the mean of the
    /// importance-weighted bound's gradient for the encoder's φ and for no other parameters (Tucker et al. 2019, equation 8).
    /// </summary>
    /// <exception cref="InvalidOperationException">Every weight is 0.</exception>
    public RealVector DoublyReparameterized => RealVector.From(Normalized.Select(weight => weight * weight));

    /// <summary>1 / Σ w̃ᵢ², from 1 (one draw has all the weight) to k (all weights are equal); 0 where every weight is 0 (Kong 1992).</summary>
    public double EffectiveSampleSize => Logs.All(double.IsNegativeInfinity) ? 0 : 1 / DoublyReparameterized.Sum();

    private static ImportanceWeights Checked(RealVector logs, string name)
    {
        Arguments.NotEmpty(logs, name);
        for (var i = 0; i < logs.Count; i++)
        {
            if (double.IsNaN(logs[i]) || double.IsPositiveInfinity(logs[i]))
            {
                throw new ArgumentOutOfRangeException(
                    name,
                    logs[i],
                    $"{name}[{i}] is {Arguments.Text(logs[i])}; a log-weight is a number, or −∞ of a draw that the model rules out."
                );
            }
        }

        return new(logs);
    }
}
