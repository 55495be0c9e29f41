using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlMutants
{
    private static Mutant[] Bounded =>
        [
            New(
                "textbook form, Laplace",
                "log(bp/bq) + |Δμ|/bp + (bq/bp)·e^(−|Δμ|/bq) − 1 written out: cancels near q = p",
                f =>
                    f with
                    {
                        KlLaplace = (q, p) =>
                            Math.Log(p.Scale / q.Scale)
                            + (Math.Abs(q.Mean - p.Mean) / p.Scale)
                            + (q.Scale / p.Scale * Math.Exp(-Math.Abs(q.Mean - p.Mean) / q.Scale))
                            - 1,
                    }
            ),
            New(
                "distance of means for mean distance",
                "|Δμ|/b in place of E|x − μ|/b",
                f => f with { KlNormalToLaplace = (q, p) => Math.Log(2 * p.Scale) - q.Entropy + (Math.Abs(q.Mean - p.Mean) / p.Scale) }
            ),
            New(
                "scale for deviation",
                "b² in place of the variance 2b²",
                f => f with { KlLaplaceToNormal = (q, p) => KullbackLeibler.LaplaceToNormal(q, p) - (0.5 * q.Scale * q.Scale / p.Variance) }
            ),
            New(
                "no infinity, uniform",
                "the ratio of widths also where p's interval does not contain q's",
                f => f with { KlUniform = (q, p) => Math.Max(0, Math.Log((p.High - p.Low) / (q.High - q.Low))) }
            ),
            New(
                "width over 6",
                "w²/6 in place of the variance w²/12",
                f => f with { KlUniformToNormal = (q, p) => KullbackLeibler.UniformToNormal(q, p) + (q.Variance / p.Variance / 2) }
            ),
            New(
                "always outside, uniform to Laplace",
                "|m − μ|/b also where the interval contains μ",
                f =>
                    f with
                    {
                        KlUniformToLaplace = (q, p) => Math.Log(2 * p.Scale / (q.High - q.Low)) + (Math.Abs(q.Mean - p.Mean) / p.Scale),
                    }
            ),
            New(
                "Bernoulli for continuous Bernoulli",
                "the normalising constant forgotten, as binary cross-entropy of grey values does",
                f =>
                    f with
                    {
                        KlContinuousBernoulli = (q, p) =>
                            KullbackLeibler.Bernoulli(Bernoulli.FromLogit(q.Logit), Bernoulli.FromLogit(p.Logit)),
                    }
            ),
            New(
                "textbook form, continuous Bernoulli",
                "(lq − lp)·mean − A(lq) + A(lp) written out: cancels near q = p",
                f =>
                    f with
                    {
                        KlContinuousBernoulli = (q, p) =>
                            q.LogProbability(0).Nats - p.LogProbability(0).Nats + ((q.Logit - p.Logit) * q.Mean),
                    }
            ),
            New(
                "tails forgotten",
                "of rounded logistic distributions: the sum without the outermost levels",
                f =>
                    f with
                    {
                        KlDiscretizedLogistic = (q, p) =>
                            Enumerable
                                .Range(1, q.Levels - 2)
                                .Sum(i => Math.Exp(q.LogProbability(i).Nats) * (q.LogProbability(i).Nats - p.LogProbability(i).Nats)),
                    }
            ),
            New(
                "factor forgotten, low rank",
                "the diagonal part of the covariance alone",
                f =>
                    f with
                    {
                        KlLowRank = (q, p) =>
                            KullbackLeibler.DiagonalNormal(
                                DiagonalNormal.FromLogVariance(q.Mean, q.LogVariance),
                                DiagonalNormal.FromLogVariance(p.Mean, p.LogVariance)
                            ),
                    }
            ),
        ];
}
