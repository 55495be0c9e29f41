using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the Kullback–Leibler divergence.</summary>
internal static class KlMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            KlLaws.Area,
            "textbook form",
            "−½ Σ (1 + Δ − Δμ²e^−ℓp − e^Δ) written out: cancels near q = p",
            formulas => formulas with { KlDiagonal = Textbook }
        ),
        new(
            KlLaws.Area,
            "trace and quadratic unhalved",
            "½ log |Σp|/|Σq| + k + tr(Σp⁻¹Σq) + (Δμ)ᵀΣp⁻¹Δμ: k has the wrong sign, and the ½ is missing on three terms",
            formulas => formulas with { KlDiagonal = Unhalved }
        ),
    ];

    private static double Textbook(DiagonalNormal q, DiagonalNormal p) =>
        Sum(q, p, (delta, square) => -0.5 * (1 + delta - square - Math.Exp(delta)));

    private static double Unhalved(DiagonalNormal q, DiagonalNormal p) =>
        Sum(q, p, (delta, square) => (-0.5 * delta) + 1 + Math.Exp(delta) + square);

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
}
