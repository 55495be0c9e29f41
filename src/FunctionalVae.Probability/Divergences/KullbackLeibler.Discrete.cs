namespace FunctionalVae.Probability;

public static partial class KullbackLeibler
{
    /// <summary>Σ Pq(i)·(log Pq(i) − log Pp(i)), in nats, as Σ Pq(i)·g(log Pp(i) − log Pq(i)).</summary>
    /// <remarks>The two sums are equal because both distributions sum to 1; the second has no negative term.</remarks>
    /// <exception cref="ArgumentException">The numbers of outcomes differ.</exception>
    public static double Categorical(Categorical q, Categorical p)
    {
        Arguments.SameCount(q.Outcomes, nameof(q), p.Outcomes, nameof(p));
        return Masses(q.LogProbabilities, p.LogProbabilities);
    }

    /// <summary>The divergence of two distributions of one binary outcome, in nats; exactly 0 where the logits are equal.</summary>
    public static double Bernoulli(Bernoulli q, Bernoulli p) => Masses(MassTerm.Logs(q), MassTerm.Logs(p));

    /// <summary>The divergence of two rounded logistic distributions, in nats, as the sum over their levels; exactly 0 where they are equal.</summary>
    /// <exception cref="ArgumentException">The numbers of levels differ.</exception>
    public static double DiscretizedLogistic(DiscretizedLogistic q, DiscretizedLogistic p) =>
        q.Levels == p.Levels
            ? Masses(q.LogProbabilities, p.LogProbabilities)
            : throw new ArgumentException($"q has {q.Levels} levels, p has {p.Levels}; they must agree.", nameof(q));

    internal static double Masses(RealVector logQ, RealVector logP)
    {
        var sum = 0.0;
        for (var i = 0; i < logQ.Count; i++)
        {
            sum += MassTerm.Relative(logQ[i], logP[i]);
        }

        return sum;
    }
}
