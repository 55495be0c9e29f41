namespace FunctionalVae.Probability;

/// <summary>Two distributions of the same outcomes, as what their divergences are made of.</summary>
/// <param name="LogQ">log Pq(i), in nats.</param>
/// <param name="LogP">log Pp(i), in nats.</param>
/// <param name="Ratios">log Pp(i) − log Pq(i), with its digits also where the two are close.</param>
internal sealed record MassPair(RealVector LogQ, RealVector LogP, RealVector Ratios)
{
    public static MassPair Of(Categorical q, Categorical p)
    {
        Arguments.SameCount(q.Outcomes, nameof(q), p.Outcomes, nameof(p));
        return OfLogits(q.Logits, q.LogProbabilities, p.Logits, p.LogProbabilities);
    }

    public static MassPair Of(Bernoulli q, Bernoulli p) => OfLogits([0, q.Logit], MassTerm.Logs(q), [0, p.Logit], MassTerm.Logs(p));

    /// <summary>Of distributions that have no logits: digits are lost where they are close.</summary>
    public static MassPair OfLogs(RealVector logQ, RealVector logP) => new(logQ, logP, Differences(logP, logQ));

    // With dᵢ the difference of the logits, less that of q's likeliest outcome, the ratio is dᵢ − log(1 + Σ Pq(j)·(e^dⱼ − 1)): the sum is more
    // than −1 by the probability of that outcome, so nothing cancels.
    private static MassPair OfLogits(RealVector logitsQ, RealVector logQ, RealVector logitsP, RealVector logP)
    {
        var likeliest = Enumerable.Range(0, logQ.Count).MaxBy(i => logQ[i]);
        var differences = Differences(logitsP, logitsQ);
        double[] d = [.. differences.Select(difference => difference - differences[likeliest])];
        var normaliser = SpecialFunctions.Log1p(d.Zip(logQ, (own, log) => Math.Exp(log) * SpecialFunctions.Expm1(own)).Sum());
        return double.IsFinite(normaliser) && d.All(double.IsFinite)
            ? new(logQ, logP, [.. d.Select(own => own - normaliser)])
            : OfLogs(logQ, logP);
    }

    private static RealVector Differences(RealVector left, RealVector right) => [.. left.Zip(right, (a, b) => a - b)];
}
