using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong bounds from importance weights.</summary>
internal static class WeightMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        BoundMutants.Of(
            "analytic KL inside",
            "log p(x|z) − KL for log w: the same mean and another IWAE",
            formulas => formulas with { Weights = AnalyticInside }
        ),
        BoundMutants.Of(
            "mean for log-mean-exp",
            "IWAE as the mean of log w: the ELBO, whatever k",
            formulas => formulas with { Iwae = weights => weights.Logs.Average() }
        ),
        BoundMutants.Of(
            "missing log k",
            "IWAE as the log of the sum of the weights",
            formulas => formulas with { Iwae = weights => SpecialFunctions.LogSumExp(weights.Logs) }
        ),
        BoundMutants.Of(
            "weights exponentiated first",
            "log (1/k) Σ e^(log w) written out: overflows and underflows",
            formulas => formulas with { Iwae = weights => Math.Log(weights.Logs.Average(Math.Exp)) }
        ),
        BoundMutants.Of(
            "IWAE 1 % too large",
            "a factor of 1.01",
            formulas => formulas with { Iwae = weights => 1.01 * EvidenceBounds.Iwae(weights) }
        ),
        BoundMutants.Of("ELBO as a sum", "log w summed over the draws", formulas => formulas with { Elbo = weights => weights.Logs.Sum() }),
        BoundMutants.Of(
            "log k of all draws when one is left out",
            "the bound of k − 1 draws divides by k",
            formulas =>
                formulas with
                {
                    LeaveOneOutIwae = weights =>
                        RealVector.From(
                            EvidenceBounds
                                .LeaveOneOutIwae(weights)
                                .Select(bound => bound + Math.Log(weights.Draws - 1) - Math.Log(weights.Draws))
                        ),
                }
        ),
        BoundMutants.Of(
            "nothing left out",
            "the control variate of a draw depends on the draw",
            formulas =>
                formulas with
                {
                    LeaveOneOutIwae = weights => RealVector.From(weights.Logs.Select(_ => EvidenceBounds.Iwae(weights))),
                }
        ),
        BoundMutants.Of(
            "M × K bound over M",
            "log (1/M) Σ w instead of log (1/K) Σ w: invisible for M = K",
            formulas =>
                formulas with
                {
                    MultiplyWeighted = groups =>
                        EvidenceBounds.MultiplyWeighted(groups) + Math.Log(groups[0].Draws) - Math.Log(groups.Count),
                }
        ),
        BoundMutants.Of(
            "M × K bound with M and K exchanged",
            "the average over the draws of a group outside of the logarithm, that over groups inside",
            formulas =>
                formulas with
                {
                    MultiplyWeighted = groups =>
                        Enumerable
                            .Range(0, groups[0].Draws)
                            .Average(draw =>
                                EvidenceBounds.Iwae(ImportanceWeights.FromLogs(RealVector.From(groups.Select(group => group.Logs[draw]))))
                            ),
                }
        ),
        BoundMutants.Of(
            "Rényi bound without 1/(1 − α)",
            "the factor is missing",
            formulas => formulas with { Renyi = (alpha, weights) => (1 - alpha) * RenyiBound.Of(alpha, weights) }
        ),
        BoundMutants.Of(
            "Rényi bound with 1/α",
            "the factor 1/α of another parameterisation",
            formulas =>
                formulas with
                {
                    Renyi = (alpha, weights) =>
                        alpha is 0 or 1 ? RenyiBound.Of(alpha, weights) : (1 - alpha) / alpha * RenyiBound.Of(alpha, weights),
                }
        ),
        BoundMutants.Of(
            "Rényi powers near 1",
            "log mean w^(1−α) / (1 − α) written out near α = 1: rounding over 1 − α",
            formulas =>
                formulas with
                {
                    Renyi = (alpha, weights) =>
                        alpha == 1
                            ? weights.Logs.Average()
                            : (SpecialFunctions.LogSumExp([.. weights.Logs.Select(log => (1 - alpha) * log)]) - Math.Log(weights.Draws))
                                / (1 - alpha),
                }
        ),
        BoundMutants.Of(
            "Rényi bound of 1 − α",
            "α and 1 − α exchanged: grows with α",
            formulas => formulas with { Renyi = (alpha, weights) => RenyiBound.Of(1 - alpha, weights) }
        ),
        BoundMutants.Of(
            "effective sample size not squared",
            "1 / Σ w̃ = 1",
            formulas => formulas with { EffectiveSampleSize = weights => 1 / weights.Normalized.Sum() }
        ),
        BoundMutants.Of(
            "effective sample size by the greatest weight",
            "1 / max w̃: within the same limits",
            formulas => formulas with { EffectiveSampleSize = weights => 1 / weights.Normalized.Max() }
        ),
    ];

    private static ImportanceWeights AnalyticInside(DiagonalNormal q, Func<RealVector, double> logLikelihood, Key key, int draws)
    {
        var kl = KullbackLeibler.DiagonalNormal(q, DiagonalNormal.Standard(q.Dimensions));
        return ImportanceWeights.FromLogs(RealVector.From(Sampling.Draws(q, key, draws).Select(z => logLikelihood(z) - kl)));
    }
}
