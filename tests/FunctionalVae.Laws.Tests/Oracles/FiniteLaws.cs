using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Models with a latent variable of finitely many states, and quadrature, which makes one of any.</summary>
internal static class FiniteLaws
{
    private const double Rounding = 1e-10;

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            OracleLaws.Area,
            "three states: gap",
            "log p(x) − ELBO = KL(q ‖ p(z|x)) for any q, and 0 for the posterior",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    DiscreteCase.Any,
                    Hard.Number(3).ToArbitrary(),
                    (value, x) =>
                    {
                        var model = Mixture(value);
                        var evidence = formulas.DiscreteEvidence(model, x);
                        var posterior = formulas.DiscretePosterior(model, x);
                        return Near.Of(
                                evidence - formulas.DiscreteElbo(model, value.Q(0), x),
                                KullbackLeibler.Categorical(value.Q(0), posterior),
                                Rounding
                            ) && Near.Of(formulas.DiscreteElbo(model, posterior, x), evidence, Rounding);
                    }
                )
        ),
        new(
            OracleLaws.Area,
            "three states: the evidence is a density",
            "p(x) integrates to 1, by the trapezoidal rule",
            5,
            (formulas, _) =>
                Prop.ForAll(
                    DiscreteCase.Any,
                    value =>
                    {
                        var model = Mixture(value);
                        // Deviations are 1 and means within −6 and 0.
                        return Near.Of(
                            Enumerable.Range(-400, 801).Sum(i => Math.Exp(formulas.DiscreteEvidence(model, 0.05 * i))) * 0.05,
                            1,
                            1e-12
                        );
                    }
                )
        ),
        new(
            OracleLaws.Area,
            "quadrature of polynomials",
            "n nodes give the moments of N(μ, σ²) exactly up to the order 2n − 1",
            50,
            (formulas, _) =>
                Prop.ForAll(
                    Gen.Choose(2, 12).ToArbitrary(),
                    Hard.Number(1).ToArbitrary(),
                    Hard.Number(1).ToArbitrary(),
                    (nodes, mean, logVariance) =>
                    {
                        var q = DiagonalNormal.FromLogVariance([mean], [logVariance]);
                        return Enumerable
                                .Range(0, 2 * nodes)
                                .All(order =>
                                    Near.Of(
                                        formulas.Quadrature(
                                            nodes,
                                            q,
                                            z => Math.Pow((z[0] - mean) * Math.Exp(-0.5 * logVariance), order) / Moment(order)
                                        ),
                                        order % 2 == 0 ? 1 : 0,
                                        1e-11
                                    )
                                ) && Near.Of(formulas.Quadrature(nodes, q, z => z[0] * z[0]), (mean * mean) + q.Variance[0], 1e-12);
                    }
                )
        ),
        new(
            OracleLaws.Area,
            "quadrature of the evidence",
            "log E_q p(x, z)/q(z) is probabilistic PCA's log p(x), for two diagonal q and in up to two latent dimensions of weak correlation",
            4,
            (formulas, _) =>
                Prop.ForAll(
                    PcaCase.Any,
                    value =>
                    {
                        var kept = Math.Min(2, value.MeanQ.Length);
                        // Noise of 1 at least and small weights keep the posterior's correlation under 0.6: beyond that, a diagonal q is far
                        // from the posterior and 24 nodes do not suffice.
                        var small = value with
                        {
                            Weights = [.. value.Weights.Select(row => row[..kept].Select(weight => 0.25 * weight).ToArray())],
                            LogVariance = Math.Abs(value.LogVariance),
                        };
                        var best = small.Model.BestDiagonal(small.X);
                        var wider = DiagonalNormal.FromLogVariance(best.Mean, RealVector.From(best.LogVariance.Select(l => l + 0.2)));
                        return new[] { best, wider }.All(q =>
                            Near.Of(
                                formulas.QuadratureEvidence(24, q, z => LogJoint(small, z) - q.LogProbability(z).Nats),
                                small.Model.Marginal.LogProbability(small.X).Nats,
                                1e-6
                            )
                        );
                    }
                )
        ),
    ];

    // Three normal densities of unit variance, whose means are numbers of the case.
    private static DiscreteLatentModel<double, LogDensity> Mixture(DiscreteCase value) =>
        DiscreteLatentModel<double, LogDensity>.From(
            Categorical.FromLogits(RealVector.From(value.Prior)),
            value.LogLikelihoods[0][0].Select(mean => Normal.FromLogVariance(mean, 0))
        );

    private static double LogJoint(PcaCase value, RealVector z) =>
        DiagonalNormal.Standard(z.Count).LogProbability(z).Nats + value.Model.Likelihood(z).LogProbability(value.X).Nats;

    // (n − 1)!! for even n; something of that size for odd n.
    private static double Moment(int order) => order < 2 ? 1 : (order - 1) * Moment(order - 2);
}
