using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal sealed partial record Formulas
{
    public Func<DiagonalNormal, DiagonalNormal, double> KlDiagonal { get; init; } = KullbackLeibler.DiagonalNormal;

    public Func<MultivariateNormal, MultivariateNormal, double> KlMultivariate { get; init; } = KullbackLeibler.MultivariateNormal;
}
