using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

internal static partial class KlMutants
{
    private static Mutant[] OneDimensional =>
        [
            New("swapped arguments", "KL(p ‖ q) of normal distributions", f => f with { KlNormal = Swapped(f.KlNormal) }),
            New("wrong sign", "−KL(q ‖ p) of normal distributions", f => f with { KlNormal = Times(-1, f.KlNormal) }),
            New(
                "deviation for variance",
                "σ where σ² belongs: ½(σq/σp − log σq/σp − 1 + Δμ²/σp)",
                f =>
                    f with
                    {
                        KlNormal = (q, p) =>
                            KullbackLeibler.Normal(
                                Normal.FromLogVariance(q.Mean, q.LogVariance / 2),
                                Normal.FromLogVariance(p.Mean, p.LogVariance / 2)
                            ),
                    }
            ),
            New(
                "means' difference unhalved",
                "(Δμ/σp)² without its ½",
                f => f with { KlNormal = (q, p) => KullbackLeibler.Normal(q, p) + (0.5 * Math.Pow(q.Mean - p.Mean, 2) / p.Variance) }
            ),
            New(
                "means' difference over σq",
                "Δμ² divided by q's variance instead of p's",
                f =>
                    f with
                    {
                        KlNormal = (q, p) =>
                            KullbackLeibler.Normal(q, p) + (0.5 * Math.Pow(q.Mean - p.Mean, 2) * ((1 / q.Variance) - (1 / p.Variance))),
                    }
            ),
            New(
                "means' difference subtracted",
                "½(g(Δ) − Δμ²/σp²)",
                f => f with { KlNormal = (q, p) => KullbackLeibler.Normal(q, p) - (Math.Pow(q.Mean - p.Mean, 2) / p.Variance) }
            ),
        ];

    private static Mutant[] Diagonal =>
        [
            New(
                "textbook form, e^Δ first",
                "½ Σ (e^Δ − Δ − 1 + Δμ²e^−ℓp) written out: cancels near q = p, and is negative there",
                f => f with { KlDiagonal = ExponentialFirst, KlNormal = (q, p) => ExponentialFirst(Single(q), Single(p)) }
            ),
            New(
                "textbook form, e^Δ last",
                "−½ Σ (1 + Δ − Δμ²e^−ℓp − e^Δ) written out: cancels near q = p, where it is 0 (never negative: rounding keeps the order 1 + Δ ≤ e^Δ)",
                f => f with { KlDiagonal = (q, p) => Sum(q, p, (delta, square) => -0.5 * (1 + delta - square - Math.Exp(delta))) }
            ),
            New(
                "trace and quadratic unhalved",
                "½ log |Σp|/|Σq| + k + tr(Σp⁻¹Σq) + (Δμ)ᵀΣp⁻¹Δμ: k has the wrong sign, and the ½ is missing on three terms",
                f => f with { KlDiagonal = (q, p) => Sum(q, p, (delta, square) => (-0.5 * delta) + 1 + Math.Exp(delta) + square) }
            ),
            New(
                "mean over dimensions",
                "the sum divided by k: a hidden weight of 1/k",
                f => f with { KlDiagonal = (q, p) => KullbackLeibler.DiagonalNormal(q, p) / q.Dimensions }
            ),
            New("swapped arguments, diagonal", "KL(p ‖ q)", f => f with { KlDiagonal = Swapped(f.KlDiagonal) }),
            New("1 % less: diagonal", "every value times 0.99", f => f with { KlDiagonal = Times(0.99, f.KlDiagonal) }),
        ];

    private static Mutant[] Full =>
        [
            New(
                "textbook form, full",
                "½[log |Σp|/|Σq| − k + tr(Σp⁻¹Σq) + (Δμ)ᵀΣp⁻¹Δμ] written out: cancels near q = p",
                f => f with { KlMultivariate = (q, p) => Textbook(q, p, (log, k, trace, square) => 0.5 * (log - k + trace + square)) }
            ),
            New(
                "trace and quadratic unhalved, full",
                "½ log |Σp|/|Σq| + k + tr(Σp⁻¹Σq) + (Δμ)ᵀΣp⁻¹Δμ",
                f => f with { KlMultivariate = (q, p) => Textbook(q, p, (log, k, trace, square) => (0.5 * log) + k + trace + square) }
            ),
            New(
                "determinants unsquared",
                "log |L| for log |Σ|",
                f => f with { KlMultivariate = (q, p) => Textbook(q, p, (log, k, trace, square) => 0.5 * ((log / 2) - k + trace + square)) }
            ),
            New(
                "correlations ignored",
                "the diagonal form of the variances alone",
                f => f with { KlMultivariate = (q, p) => KullbackLeibler.DiagonalNormal(Variances(q), Variances(p)) }
            ),
            New("swapped arguments, full", "KL(p ‖ q)", f => f with { KlMultivariate = Swapped(f.KlMultivariate) }),
            New(
                "swapped arguments, mixed",
                "KL of a diagonal from a full one taken the other way round",
                f => f with { KlDiagonalToMultivariate = (q, p) => KullbackLeibler.MultivariateToDiagonal(p, q) }
            ),
        ];

    private static double ExponentialFirst(DiagonalNormal q, DiagonalNormal p) =>
        Sum(q, p, (delta, square) => 0.5 * (Math.Exp(delta) - delta - 1 + square));

    private static DiagonalNormal Single(Normal x) => DiagonalNormal.FromLogVariance([x.Mean], [x.LogVariance]);

    private static double Sum(DiagonalNormal q, DiagonalNormal p, Func<double, double, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < q.Dimensions; i++)
        {
            var z = (q.Mean[i] - p.Mean[i]) * Math.Exp(-0.5 * p.LogVariance[i]);
            sum += term(q.LogVariance[i] - p.LogVariance[i], z * z);
        }

        return sum;
    }

    private static double Textbook(MultivariateNormal q, MultivariateNormal p, Func<double, int, double, double, double> combined)
    {
        var inverse = p.Covariance.Dense().Inverse();
        var move = Vector<double>.Build.DenseOfEnumerable(q.Mean.Zip(p.Mean, (a, b) => a - b));
        return combined(
            p.LogDeterminant - q.LogDeterminant,
            q.Dimensions,
            (inverse * q.Covariance.Dense()).Trace(),
            move * (inverse * move)
        );
    }

    private static DiagonalNormal Variances(MultivariateNormal full) =>
        DiagonalNormal.FromLogVariance(full.Mean, RealVector.From(full.Covariance.Diagonal().Select(variance => Math.Log(variance))));
}
