using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Evidence, posterior and bounds of probabilistic PCA.</summary>
internal static class PcaLaws
{
    private const double Rounding = 1e-10;

    // W = (1, 2)ᵀ, σ² = ½, x = (1, 0); and two latent dimensions whose WᵀW is not diagonal, where log p(x) = log N((1, 0); 0, [[2.5, 1], [1, 1.5]]).
    private static readonly (RealMatrix Weights, double LogEvidence)[] Golden =
    [
        (
            RealMatrix.From(
                new double[,]
                {
                    { 1 },
                    { 2 },
                }
            ),
            -3.1618593404304
        ),
        (
            RealMatrix.From(
                new double[,]
                {
                    { 1, 1 },
                    { 0, 1 },
                }
            ),
            -2.61640479497586
        ),
    ];

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            OracleLaws.Area,
            "golden values",
            "log p(x) and the ELBO of the posterior are −3.1618593404304 and −2.61640479497586",
            1,
            (formulas, _) =>
                Golden
                    .All(golden =>
                    {
                        var model = ProbabilisticPca.From(golden.Weights, RealVector.Zero(2), 0.5);
                        RealVector x = [1, 0];
                        return Near.Of(formulas.PcaEvidence(model, x), golden.LogEvidence, 1e-13)
                            && Near.Of(formulas.PcaElbo(model, formulas.PcaPosterior(model, x), x), golden.LogEvidence, 1e-13);
                    })
                    .ToProperty()
        ),
        new(
            OracleLaws.Area,
            "PCA gap",
            "log p(x) − ELBO = KL(q ‖ p(z|x)) for any normal q, and 0 for the posterior",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    PcaCase.Any,
                    value =>
                    {
                        var evidence = formulas.PcaEvidence(value.Model, value.X);
                        var posterior = formulas.PcaPosterior(value.Model, value.X);
                        var scale = Math.Max(1, Math.Abs(evidence));
                        return Near.Of(
                                evidence - formulas.PcaElbo(value.Model, value.Q, value.X),
                                KullbackLeibler.MultivariateNormal(value.Q, posterior),
                                Rounding * scale
                            ) && Near.Of(formulas.PcaElbo(value.Model, posterior, value.X), evidence, Rounding);
                    }
                )
        ),
        new(
            OracleLaws.Area,
            "Bayes",
            "log p(z) + log p(x|z) = log p(x) + log p(z|x) at any z",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    PcaCase.Any,
                    value =>
                        Near.Of(
                            DiagonalNormal.Standard(value.MeanQ.Length).LogProbability(value.Q.Mean).Nats
                                + value.Model.Likelihood(value.Q.Mean).LogProbability(value.X).Nats,
                            formulas.PcaEvidence(value.Model, value.X)
                                + formulas.PcaPosterior(value.Model, value.X).LogProbability(value.Q.Mean).Nats,
                            Rounding
                        )
                )
        ),
        new(
            OracleLaws.Area,
            "best diagonal",
            "no change of its mean or variances has a greater ELBO, and it is tight where WᵀW is diagonal",
            40,
            (formulas, _) =>
                Prop.ForAll(
                    PcaCase.Any,
                    value =>
                    {
                        var greatest = formulas.PcaElbo(value.Model, Best(formulas, value), value.X);
                        return MovedElbos(formulas, value).All(elbo => Near.AtLeast(greatest, elbo, Rounding))
                            && TightWhenOrthogonal(formulas, value);
                    }
                )
        ),
    ];

    private static MultivariateNormal Best(Formulas formulas, PcaCase value) =>
        MultivariateNormal.FromDiagonal(formulas.PcaBestDiagonal(value.Model, value.X));

    private static IEnumerable<double> MovedElbos(Formulas formulas, PcaCase value)
    {
        var model = value.Model;
        var best = formulas.PcaBestDiagonal(model, value.X);
        foreach (var step in new[] { -0.3, -1e-3, 1e-3, 0.3 })
        {
            for (var i = 0; i < best.Dimensions; i++)
            {
                foreach (
                    var moved in new[]
                    {
                        DiagonalNormal.FromLogVariance(Moved(best.Mean, i, step), best.LogVariance),
                        DiagonalNormal.FromLogVariance(best.Mean, Moved(best.LogVariance, i, step)),
                    }
                )
                {
                    yield return formulas.PcaElbo(model, MultivariateNormal.FromDiagonal(moved), value.X);
                }
            }
        }
    }

    // With one latent dimension, WᵀW is a number.
    private static bool TightWhenOrthogonal(Formulas formulas, PcaCase value)
    {
        var single = value with
        {
            Weights = [.. value.Weights.Select(row => row[..1])],
            MeanQ = value.MeanQ[..1],
            FactorQ = [value.FactorQ[0][..1]],
        };
        return Near.Of(
            formulas.PcaElbo(single.Model, Best(formulas, single), single.X),
            formulas.PcaEvidence(single.Model, single.X),
            Rounding
        );
    }

    private static RealVector Moved(RealVector vector, int index, double step) =>
        RealVector.From(vector.Select((value, i) => i == index ? value + step : value));
}
