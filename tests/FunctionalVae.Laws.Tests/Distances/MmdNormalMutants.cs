using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the maximum mean discrepancy between normal distributions.</summary>
internal static class MmdNormalMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Diagonal("MMD of normals: whole determinant", "|S|^−1 in place of |S|^−½", Expected(determinant: 1)),
        Diagonal("MMD of normals: no determinant", "the Gaussian factor alone", Expected(determinant: 0)),
        Diagonal("MMD of normals: one variance", "only the first of the two variances in S", Expected(second: 0)),
        Diagonal("MMD of normals: exponent not halved", "e^(−(Δμ)ᵀS⁻¹Δμ/h²)", Expected(exponent: 1)),
        Diagonal("MMD of normals: bandwidth not squared", "h in place of h²", Expected(power: 1)),
        Diagonal("MMD of normals: bandwidth 1 % too large", "1.01·h for h", Expected(factor: 1.01)),
        new(
            DistanceLaws.Area,
            "MMD of normals: diagonals of covariances",
            "the full form with the variances alone: right for diagonal covariances",
            formulas =>
                formulas with
                {
                    MmdMultivariate = (kernel, q, p) => MaximumMeanDiscrepancy.DiagonalNormal(kernel, Variances(q), Variances(p)),
                }
        ),
    ];

    private static Mutant Diagonal(string name, string fault, Func<double, DiagonalNormal, DiagonalNormal, double> expected) =>
        new(
            DistanceLaws.Area,
            name,
            fault,
            formulas =>
                formulas with
                {
                    MmdDiagonal = (kernel, q, p) =>
                        expected(kernel.Bandwidth, q, q) + expected(kernel.Bandwidth, p, p) - (2 * expected(kernel.Bandwidth, q, p)),
                }
        );

    private static Func<double, DiagonalNormal, DiagonalNormal, double> Expected(
        double determinant = 0.5,
        double exponent = 0.5,
        double second = 1,
        double power = 2,
        double factor = 1
    ) =>
        (bandwidth, q, p) =>
        {
            var (product, unit) = (1.0, Math.Pow(factor * bandwidth, power));
            for (var i = 0; i < q.Dimensions; i++)
            {
                var (s, square) = (1 + ((q.Variance[i] + (second * p.Variance[i])) / unit), Math.Pow(q.Mean[i] - p.Mean[i], 2) / unit);
                product *= Math.Pow(s, -determinant) * Math.Exp(-exponent * square / s);
            }

            return product;
        };

    private static DiagonalNormal Variances(MultivariateNormal normal) =>
        DiagonalNormal.FromLogVariance(normal.Mean, RealVector.From(normal.Covariance.Diagonal().Select(variance => Math.Log(variance))));
}
