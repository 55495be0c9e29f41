namespace FunctionalVae.Laws;

internal static partial class KlMutants
{
    private const double OnePercent = 1.01;

    private static Mutant[] Scaled =>
        [
            Percent("normal", f => f with { KlNormal = Times(OnePercent, f.KlNormal) }),
            Percent("diagonal", f => f with { KlDiagonal = Times(OnePercent, f.KlDiagonal) }),
            Percent("full covariance", f => f with { KlMultivariate = Times(OnePercent, f.KlMultivariate) }),
            Percent("diagonal to full", f => f with { KlDiagonalToMultivariate = Times(OnePercent, f.KlDiagonalToMultivariate) }),
            Percent("full to diagonal", f => f with { KlMultivariateToDiagonal = Times(OnePercent, f.KlMultivariateToDiagonal) }),
            Percent("low rank", f => f with { KlLowRank = Times(OnePercent, f.KlLowRank) }),
            Percent("Bernoulli", f => f with { KlBernoulli = Times(OnePercent, f.KlBernoulli) }),
            Percent("categorical", f => f with { KlCategorical = Times(OnePercent, f.KlCategorical) }),
            Percent("discretised logistic", f => f with { KlDiscretizedLogistic = Times(OnePercent, f.KlDiscretizedLogistic) }),
            Percent("continuous Bernoulli", f => f with { KlContinuousBernoulli = Times(OnePercent, f.KlContinuousBernoulli) }),
            Percent("Laplace", f => f with { KlLaplace = Times(OnePercent, f.KlLaplace) }),
            Percent("normal to Laplace", f => f with { KlNormalToLaplace = Times(OnePercent, f.KlNormalToLaplace) }),
            Percent("Laplace to normal", f => f with { KlLaplaceToNormal = Times(OnePercent, f.KlLaplaceToNormal) }),
            Percent("uniform", f => f with { KlUniform = Times(OnePercent, f.KlUniform) }),
            Percent("uniform to normal", f => f with { KlUniformToNormal = Times(OnePercent, f.KlUniformToNormal) }),
            Percent("uniform to Laplace", f => f with { KlUniformToLaplace = Times(OnePercent, f.KlUniformToLaplace) }),
        ];

    private static Mutant Percent(string family, Func<Formulas, Formulas> change) =>
        New($"1 % more: {family}", "every value times 1.01", change);
}
