using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong sums over states and nodes.</summary>
internal static class FiniteMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        OracleMutants.Of(
            "discrete KL reversed",
            "KL(prior ‖ q) in the ELBO",
            formulas =>
                formulas with
                {
                    DiscreteElbo = (model, q, x) => model.Elbo(q, x).Reconstruction - KullbackLeibler.Categorical(model.Prior, q),
                }
        ),
        OracleMutants.Of(
            "discrete KL to uniform",
            "log n − entropy, whatever the prior",
            formulas => formulas with { DiscreteElbo = (model, q, x) => model.Elbo(q, x).Reconstruction - Math.Log(q.Outcomes) + q.Entropy }
        ),
        OracleMutants.Of(
            "posterior without the prior",
            "the likelihood normalised",
            formulas =>
                formulas with
                {
                    DiscretePosterior = (model, x) =>
                        Categorical.FromLogits(RealVector.From(model.Likelihoods.Select(likelihood => likelihood.LogProbability(x).Nats))),
                }
        ),
        OracleMutants.Of(
            "evidence without the prior",
            "Σ p(x|z), which integrates to n",
            formulas =>
                formulas with
                {
                    DiscreteEvidence = (model, x) =>
                        SpecialFunctions.LogSumExp([.. model.Likelihoods.Select(likelihood => likelihood.LogProbability(x).Nats)]),
                }
        ),
        OracleMutants.Of(
            "physicists' nodes",
            "nodes for the weight e^(−x²): √2 too small",
            formulas =>
                formulas with
                {
                    Quadrature = (nodes, q, function) => GaussHermite.Rule(nodes).Expectation(Narrowed(q), function),
                    QuadratureEvidence = (nodes, q, function) => GaussHermite.Rule(nodes).LogExpectation(Narrowed(q), function),
                }
        ),
        OracleMutants.Of(
            "mean of the logarithm",
            "E f for log E e^f: a lower bound of the evidence",
            formulas => formulas with { QuadratureEvidence = (nodes, q, function) => GaussHermite.Rule(nodes).Expectation(q, function) }
        ),
    ];

    private static DiagonalNormal Narrowed(DiagonalNormal q) =>
        DiagonalNormal.FromLogVariance(q.Mean, RealVector.From(q.LogVariance.Select(l => l - Math.Log(2))));
}
