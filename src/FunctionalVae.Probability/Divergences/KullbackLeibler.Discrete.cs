namespace FunctionalVae.Probability;

public static partial class KullbackLeibler
{
    /// <summary>Σ Pq(i)·(log Pq(i) − log Pp(i)), in nats, as Σ Pq(i)·g(log Pp(i) − log Pq(i)).</summary>
    /// <remarks>The two sums are equal because both distributions sum to 1; the second has no negative term.</remarks>
    /// <exception cref="ArgumentException">The numbers of outcomes differ.</exception>
    public static double Categorical(Categorical q, Categorical p)
    {
        Arguments.SameCount(q.Outcomes, nameof(q), p.Outcomes, nameof(p));
        var sum = 0.0;
        for (var i = 0; i < q.Outcomes; i++)
        {
            sum += Outcome(q.LogProbabilities[i], p.LogProbabilities[i]);
        }

        return sum;
    }

    /// <summary>The divergence of two distributions of one binary outcome, in nats; exactly 0 where the logits are equal.</summary>
    public static double Bernoulli(Bernoulli q, Bernoulli p) =>
        Outcome(-SpecialFunctions.Softplus(q.Logit), -SpecialFunctions.Softplus(p.Logit))
        + Outcome(-SpecialFunctions.Softplus(-q.Logit), -SpecialFunctions.Softplus(-p.Logit));

    private static double Outcome(double logQ, double logP)
    {
        var ratio = logP - logQ;
        // Far apart e^Δ alone may overflow where Pp = Pq·e^Δ does not.
        return ratio > 1 ? Math.Exp(logP) - (Math.Exp(logQ) * (ratio + 1)) : Math.Exp(logQ) * SpecialFunctions.ExpMinusLinear(ratio);
    }
}
