using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal sealed partial record Formulas
{
    public Func<ProbabilisticPca, RealVector, double> PcaEvidence { get; init; } = (model, x) => model.Marginal.LogProbability(x).Nats;

    public Func<ProbabilisticPca, RealVector, MultivariateNormal> PcaPosterior { get; init; } = (model, x) => model.Posterior(x);

    public Func<ProbabilisticPca, RealVector, DiagonalNormal> PcaBestDiagonal { get; init; } = (model, x) => model.BestDiagonal(x);

    public Func<ProbabilisticPca, MultivariateNormal, RealVector, double> PcaElbo { get; init; } = (model, q, x) => model.Elbo(q, x).Nats;

    public Func<int, RealMatrix, ProbabilisticPca> PcaFit { get; init; } = ProbabilisticPca.MaximumLikelihood;

    public Func<int, double, RealMatrix, ProbabilisticPca> PcaFitOfVariance { get; init; } = ProbabilisticPca.MaximumLikelihoodOfVariance;

    /// <summary>The ELBO of a discrete model for a q.</summary>
    public Func<DiscreteLatentModel<double, LogDensity>, Categorical, double, double> DiscreteElbo { get; init; } =
        (model, q, x) => model.Elbo(q, x).Nats;

    public Func<DiscreteLatentModel<double, LogDensity>, double, Categorical> DiscretePosterior { get; init; } =
        (model, x) => model.Posterior(x);

    public Func<DiscreteLatentModel<double, LogDensity>, double, double> DiscreteEvidence { get; init; } =
        (model, x) => model.LogEvidence(x);

    /// <summary>log E e^f(z) by a rule of so many nodes.</summary>
    public Func<int, DiagonalNormal, Func<RealVector, double>, double> QuadratureEvidence { get; init; } =
        (nodes, q, logFunction) => GaussHermite.Rule(nodes).LogExpectation(q, logFunction);

    /// <summary>E f(z) by a rule of so many nodes.</summary>
    public Func<int, DiagonalNormal, Func<RealVector, double>, double> Quadrature { get; init; } =
        (nodes, q, function) => GaussHermite.Rule(nodes).Expectation(q, function);
}
