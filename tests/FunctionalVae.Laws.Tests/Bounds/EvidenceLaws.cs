using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Bounds against the evidence and the posterior of a normal model that has both in closed form.</summary>
internal static class EvidenceLaws
{
    private const double Rounding = 1e-11;

    private const int DrawsACase = 50;

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            BoundLaws.Area,
            "the gap is a divergence",
            "log p(x) − ELBO = KL(q ‖ p(z|x)), for conjugate normal models of one to four dimensions",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    ConjugateCase.Any,
                    value =>
                        Near.Of(
                            value.Evidence - value.AnalyticElbo(formulas, value.Q),
                            KullbackLeibler.DiagonalNormal(value.Q, value.Posterior),
                            Rounding * Math.Max(1, Math.Abs(value.Evidence))
                        )
                )
        ),
        new(
            BoundLaws.Area,
            "tight at the posterior",
            "with q = p(z|x) every log w is log p(x): ELBO, IWAE and Rényi bound of any number of draws are the evidence, without variance",
            100,
            (formulas, key) =>
                Prop.ForAll(
                    ConjugateCase.Any,
                    Gen.Choose(1, 6).ToArbitrary(),
                    Hard.Number(3).ToArbitrary(),
                    (value, draws, alpha) =>
                    {
                        var weights = formulas.Weights(value.Posterior, z => value.LogLikelihood(formulas, z), key, draws);
                        double[] bounds = [formulas.Elbo(weights), formulas.Iwae(weights), formulas.Renyi(alpha, weights)];
                        return bounds.Concat(weights.Logs).All(bound => Near.Of(bound, value.Evidence, Rounding));
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "analytic and Monte Carlo",
            "E mean log w = E log p(x|z) − KL: pooled |z| < 5 over 100 models × 50 draws with exact variances",
            2,
            (formulas, _) =>
                Prop.ForAll(
                    ConjugateCase.Hundred,
                    Gen.Choose(0, int.MaxValue).ToArbitrary(),
                    (values, seed) => Math.Abs(Pooled(formulas, values, Key.FromSeed((ulong)seed))) < 5
                )
        ),
        new(
            BoundLaws.Area,
            "β = 1",
            "the objective is the ELBO for β = 1 and the reconstruction for β = 0, exactly",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    ConjugateCase.Any,
                    value =>
                    {
                        var (reconstruction, kl) = (value.Reconstruction(formulas, value.Q), value.Kl(value.Q));
                        return formulas.Objective(1, reconstruction, kl) == formulas.AnalyticElbo(reconstruction, kl)
                            && formulas.Objective(0, reconstruction, kl) == reconstruction.Sum();
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "no floor",
            "a log-likelihood of an outcome comes to 0 for a decoder that is certain of it",
            20,
            (formulas, _) =>
                Prop.ForAll(
                    Hard.Unit.Select(unit => 0.5 + (0.49 * unit)).ToArbitrary(),
                    Gen.Choose(0, int.MaxValue).ToArbitrary(),
                    (grey, seed) =>
                        new[] { -40, Math.Log(grey / (1 - grey)), 40 }.Max(logit =>
                            formulas.PixelReconstruction(grey, Key.FromSeed((ulong)seed), logit)
                        ) > -1e-6
                )
        ),
    ];

    private static double Pooled(Formulas formulas, IEnumerable<ConjugateCase> values, Key key)
    {
        var (difference, variance) = (0.0, 0.0);
        foreach (var (index, value) in values.Index())
        {
            var weights = formulas.Weights(value.Q, z => value.LogLikelihood(formulas, z), key.Child((ulong)index), DrawsACase);
            difference += formulas.Elbo(weights) - value.AnalyticElbo(formulas, value.Q);
            variance += value.LogWeightVariance / DrawsACase;
        }

        return difference / Math.Sqrt(variance);
    }
}
