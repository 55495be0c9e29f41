using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlMutants
{
    private const double OnePercent = 1.01;

    private static Mutant[] Scaled =>
        [
            Percent("normal", f => f with { KlNormal = Times(OnePercent, f.KlNormal) }),
            Percent("diagonal", f => f with { KlDiagonal = Times(OnePercent, f.KlDiagonal) }),
            Percent("full covariance", f => f with { KlMultivariate = Times(OnePercent, f.KlMultivariate) }),
            Percent(
                "diagonal to full",
                f => f with { KlDiagonalToMultivariate = (q, p) => OnePercent * KullbackLeibler.DiagonalToMultivariate(q, p) }
            ),
            Percent(
                "full to diagonal",
                f => f with { KlMultivariateToDiagonal = (q, p) => OnePercent * KullbackLeibler.MultivariateToDiagonal(q, p) }
            ),
            Percent("Bernoulli", f => f with { KlBernoulli = Times(OnePercent, f.KlBernoulli) }),
            Percent("categorical", f => f with { KlCategorical = Times(OnePercent, f.KlCategorical) }),
        ];

    private static Mutant Percent(string family, Func<Formulas, Formulas> change) =>
        New($"1 % more: {family}", "every value times 1.01", change);
}
