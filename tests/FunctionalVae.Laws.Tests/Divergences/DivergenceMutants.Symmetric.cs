using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class DivergenceMutants
{
    private static Mutant[] SymmetricMutants =>
        [
            New("Jeffreys: one way twice", "2·KL(q ‖ p)", f => f with { JeffreysNormal = (q, p) => 2 * KullbackLeibler.Normal(q, p) }),
            New(
                "Jeffreys: the mean of both ways",
                "½(KL(q ‖ p) + KL(p ‖ q))",
                f => f with { JeffreysNormal = (q, p) => 0.5 * KullbackLeibler.Symmetric(KullbackLeibler.Normal, q, p) }
            ),
            New(
                "Jensen–Shannon: log 2 missing",
                "the divergences from q + p, not from its half",
                f => f with { JensenShannonCategorical = (q, p) => JensenShannon.Categorical(q, p) - Math.Log(2) }
            ),
            New(
                "Jensen–Shannon: in bits",
                "divided by log 2",
                f => f with { JensenShannonCategorical = (q, p) => JensenShannon.Categorical(q, p) / Math.Log(2) }
            ),
            New(
                "Jensen–Shannon: unhalved",
                "KL(q ‖ m) + KL(p ‖ m)",
                f => f with { JensenShannonBernoulli = (q, p) => 2 * JensenShannon.Bernoulli(q, p) }
            ),
            New(
                "Jensen–Shannon: one way",
                "KL(q ‖ m) alone",
                f => f with { JensenShannonCategorical = (q, p) => KullbackLeibler.Categorical(q, Mixture(q, p)) }
            ),
            New(
                "Jensen–Shannon: by entropies",
                "the entropy of the mixture less the mean entropy: cancels near q = p",
                f => f with { JensenShannonCategorical = (q, p) => Mixture(q, p).Entropy - (0.5 * (q.Entropy + p.Entropy)) }
            ),
            New(
                "Jensen–Shannon: an eighth of Jeffreys'",
                "right near equality, unbounded far apart",
                f => f with { JensenShannonBernoulli = (q, p) => KullbackLeibler.Symmetric(KullbackLeibler.Bernoulli, q, p) / 8 }
            ),
            New(
                "Jensen–Shannon: draws of q alone",
                "both means over draws of q",
                f => f with { JensenShannonEstimate = (q, p, key, draws) => KullbackLeibler.MonteCarlo(q, Mixture(q, p), key, draws) }
            ),
            New(
                "Jensen–Shannon: errors added",
                "the standard errors of the two means added as if they always erred alike",
                f =>
                    f with
                    {
                        JensenShannonEstimate = (q, p, key, draws) =>
                            JensenShannon.MonteCarlo(q, p, key, draws) is var estimate
                                ? estimate with
                                {
                                    StandardError = estimate.StandardError * Math.Sqrt(2),
                                }
                                : estimate,
                    }
            ),
        ];

    private static Mutant[] CrossEntropyMutants =>
        [
            New(
                "cross-entropy: log 2π forgotten",
                "½(ℓp + (σq² + Δμ²)/σp²)",
                f => f with { CrossEntropyNormal = (q, p) => CrossEntropy.Normal(q, p) - NormalDistribution.HalfLogTwoPi }
            ),
            New(
                "cross-entropy: squared error",
                "½ Σ Δμ² alone, with no variance and no constant",
                f => f with { CrossEntropyDiagonal = (q, p) => 0.5 * q.Mean.Zip(p.Mean, (a, b) => (a - b) * (a - b)).Sum() }
            ),
            New(
                "cross-entropy: q's spread forgotten",
                "−log p at q's mean",
                f => f with { CrossEntropyMultivariate = (q, p) => -p.LogProbability(q.Mean).Nats }
            ),
            New(
                "cross-entropy: of one outcome",
                "Pq(1)·softplus(−lp) alone",
                f => f with { CrossEntropyBernoulli = (q, p) => q.Mean * SpecialFunctions.Softplus(-p.Logit) }
            ),
            New(
                "cross-entropy: swapped arguments",
                "E_p[−log q]",
                f => f with { CrossEntropyCategorical = (q, p) => CrossEntropy.Categorical(p, q) }
            ),
        ];

    private static Categorical Mixture(Categorical q, Categorical p) =>
        Categorical.FromLogits(RealVector.From(q.Mean.Zip(p.Mean, (a, b) => Math.Log(Math.Max(0.5 * (a + b), 1e-300)))));
}
