using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of W₂ between normal distributions.</summary>
internal static class NormalWassersteinMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Full("W₂ of normals: no root", "the square is returned", (q, p) => Math.Pow(Wasserstein.MultivariateNormal(q, p), 2)),
        Full(
            "W₂ of normals: textbook form",
            "√(‖Δμ‖² + max(0, tr(Σq + Σp − 2(Σp^½ Σq Σp^½)^½))): cancels near q = p",
            (q, p) => WithSpread(q, p, Textbook)
        ),
        Full(
            "W₂ of normals: roots that commute",
            "‖Σq^½ − Σp^½‖ in place of the trace, which is right only if the covariances commute",
            (q, p) => WithSpread(q, p, (a, b) => Math.Pow((Root(a.Covariance.Dense()) - Root(b.Covariance.Dense())).FrobeniusNorm(), 2))
        ),
        Full(
            "W₂ of normals: Cholesky factors",
            "‖Lq − Lp‖ without the best rotation between them",
            (q, p) => WithSpread(q, p, (a, b) => Math.Pow((a.Factor.Dense() - b.Factor.Dense()).FrobeniusNorm(), 2))
        ),
        Full(
            "W₂ of normals: trace without inner root",
            "tr(Σq + Σp − 2·Σp^½ Σq Σp^½), the outer root forgotten",
            (q, p) =>
                WithSpread(
                    q,
                    p,
                    (a, b) =>
                        Math.Abs(
                            (
                                a.Covariance.Dense()
                                + b.Covariance.Dense()
                                - (2 * Root(b.Covariance.Dense()) * a.Covariance.Dense() * Root(b.Covariance.Dense()))
                            ).Trace()
                        )
                )
        ),
        Full(
            "W₂ of normals: means not squared",
            "‖Δμ‖ in place of ‖Δμ‖² under the root",
            (q, p) =>
            {
                var means = Distance([.. q.Mean], [.. p.Mean]);
                return Math.Sqrt(means + Math.Max(0, Math.Pow(Wasserstein.MultivariateNormal(q, p), 2) - (means * means)));
            }
        ),
        Full(
            "W₂ of normals: deviations 1 % too large",
            "1.01·Lq for Lq",
            (q, p) =>
                Wasserstein.MultivariateNormal(
                    MultivariateNormal.FromFactor(q.Mean, RealMatrix.From((1.01 * q.Factor.Dense()).ToArray())),
                    p
                )
        ),
        Diagonal(
            "W₂ of normals: variances compared",
            "‖σq² − σp²‖ in place of ‖σq − σp‖",
            (q, p) => Math.Sqrt(Squares(q.Mean, p.Mean) + Squares(q.Variance, p.Variance))
        ),
        Diagonal("W₂ of normals: 1 % too large", "1.01·W₂", (q, p) => 1.01 * Wasserstein.DiagonalNormal(q, p)),
    ];

    private static Mutant Full(string name, string fault, Func<MultivariateNormal, MultivariateNormal, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { WassersteinMultivariate = wrong });

    private static Mutant Diagonal(string name, string fault, Func<DiagonalNormal, DiagonalNormal, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { WassersteinDiagonal = wrong });

    private static double WithSpread(
        MultivariateNormal q,
        MultivariateNormal p,
        Func<MultivariateNormal, MultivariateNormal, double> spread
    ) => Math.Sqrt(Squares(q.Mean, p.Mean) + Math.Max(0, spread(q, p)));

    private static double Textbook(MultivariateNormal q, MultivariateNormal p)
    {
        Matrix<double> a = q.Covariance.Dense(),
            b = p.Covariance.Dense(),
            root = Root(b);
        return (a + b - (2 * Root(root * a * root))).Trace();
    }

    private static double Squares(RealVector left, RealVector right) => left.Zip(right, (a, b) => (a - b) * (a - b)).Sum();
}
