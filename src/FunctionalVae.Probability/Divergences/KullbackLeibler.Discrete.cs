namespace FunctionalVae.Probability;

public static partial class KullbackLeibler
{
    /// <summary>Σ Pq(i)·(log Pq(i) − log Pp(i)), in nats, as Σ Pq(i)·g(log Pp(i) − log Pq(i)).</summary>
    /// <remarks>The two sums are equal because both distributions sum to 1; the second has no negative term.</remarks>
    /// <exception cref="ArgumentException">The numbers of outcomes differ.</exception>
    public static double Categorical(Categorical q, Categorical p) => Masses(MassPair.Of(q, p));

    /// <summary>The divergence of two distributions of one binary outcome, in nats; exactly 0 where the logits are equal.</summary>
    public static double Bernoulli(Bernoulli q, Bernoulli p) => Masses(MassPair.Of(q, p));

    /// <summary>The divergence of two rounded logistic distributions, in nats, as the sum over their levels; exactly 0 where they are equal.</summary>
    /// <exception cref="ArgumentException">The numbers of levels differ.</exception>
    public static double DiscretizedLogistic(DiscretizedLogistic q, DiscretizedLogistic p) =>
        q.Levels == p.Levels
            ? Masses(MassPair.OfLogs(q.LogProbabilities, p.LogProbabilities))
            : throw new ArgumentException($"q has {q.Levels} levels, p has {p.Levels}; they must agree.", nameof(q));

    internal static double Masses(MassPair pair)
    {
        var sum = 0.0;
        for (var i = 0; i < pair.LogQ.Count; i++)
        {
            sum += MassTerm.Of(pair.LogQ[i], pair.Ratios[i], pair.LogP[i]);
        }

        return sum;
    }
}
