using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the normal distributions of k numbers.</summary>
internal static class VectorMutants
{
    private const double LogTwoPi = 1.8378770664093454836;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        Diagonal(
            "one constant for all dimensions",
            "−½ log 2π instead of −½k·log 2π",
            family => family with { Log = (p, x) => p.LogProbability(x).Nats + (0.5 * (p.Dimensions - 1) * LogTwoPi) }
        ),
        Diagonal("dimensions that drop NaN", "a sum over the elements that equal themselves", family => family with { Log = DroppingNaN }),
        Diagonal(
            "one draw for all dimensions",
            "μ + σ·ε with one ε",
            family =>
                family with
                {
                    Sample = (p, key) =>
                    {
                        var noise = Normal.Standard.Sample(key);
                        return RealVector.From(p.Mean.Zip(p.LogVariance, (mean, l) => mean + (Math.Exp(0.5 * l) * noise)));
                    },
                }
        ),
        Diagonal(
            "deviations for covariance",
            "diag σ",
            family => family with { Spread = p => RealMatrix.FromDiagonal(RealVector.From(p.Variance.Select(Math.Sqrt))) }
        ),
        Full(
            "density by the transposed factor",
            "N(μ, LᵀL)",
            family => family with { Log = (p, x) => Transposed(p).LogProbability(x).Nats }
        ),
        Full("draws by the transposed factor", "μ + Lᵀε", family => family with { Sample = TransposedDraw }),
        Full(
            "half the log-determinant",
            "Σ log Lᵢᵢ for log |Σ|",
            family => family with { Log = (p, x) => p.LogProbability(x).Nats + (0.25 * p.LogDeterminant) }
        ),
        Full("factor for covariance", "L", family => family with { Spread = p => p.Factor }),
        Full(
            "entropy without the determinant",
            "½k(1 + log 2π)",
            family => family with { Entropy = p => p.Entropy - (0.5 * p.LogDeterminant) }
        ),
        LowRank(
            "determinant of the diagonal alone",
            "Σ ℓ for log |Σ|",
            family => family with { Log = (p, x) => p.LogProbability(x).Nats + (0.5 * (p.LogDeterminant - p.LogVariance.Sum())) }
        ),
        LowRank("Woodbury's sign", "D⁻¹ + D⁻¹WC⁻¹WᵀD⁻¹", family => family with { Log = WrongSign }),
        LowRank(
            "draws without the diagonal",
            "μ + W·ε",
            family =>
                family with
                {
                    Sample = (p, key) =>
                        LowRankNormal.FromLogVariance(p.Mean, p.Factor, RealVector.From(p.Mean.Select(_ => -60.0))).Sample(key),
                }
        ),
        LowRank("one draw for factors and noise", "the same ε in W·ε and in σ ∘ ε", family => family with { Sample = Shared }),
        LowRank(
            "entropy of the diagonal alone",
            "½ Σ (1 + log 2π + ℓ)",
            family => family with { Entropy = p => DiagonalNormal.FromLogVariance(p.Mean, p.LogVariance).Entropy }
        ),
    ];

    private static Mutant Diagonal(
        string name,
        string fault,
        Func<Family<DiagonalNormal, RealVector, RealVector, RealMatrix>, Family<DiagonalNormal, RealVector, RealVector, RealMatrix>> change
    ) => new(DensityLaws.Area, "diagonal: " + name, fault, formulas => formulas with { DiagonalFamily = change(formulas.DiagonalFamily) });

    private static Mutant Full(
        string name,
        string fault,
        Func<
            Family<MultivariateNormal, RealVector, RealVector, RealMatrix>,
            Family<MultivariateNormal, RealVector, RealVector, RealMatrix>
        > change
    ) => new(DensityLaws.Area, "full: " + name, fault, formulas => formulas with { FullFamily = change(formulas.FullFamily) });

    private static Mutant LowRank(
        string name,
        string fault,
        Func<Family<LowRankNormal, RealVector, RealVector, RealMatrix>, Family<LowRankNormal, RealVector, RealVector, RealMatrix>> change
    ) => new(DensityLaws.Area, "low rank: " + name, fault, formulas => formulas with { LowRankFamily = change(formulas.LowRankFamily) });

    private static double DroppingNaN(DiagonalNormal p, RealVector x) =>
        p.LogProbability(RealVector.From(x.Zip(p.Mean, (value, mean) => double.IsNaN(value) ? mean : value))).Nats;

    private static MultivariateNormal Transposed(MultivariateNormal p)
    {
        var factor = Matrix<double>.Build.DenseOfArray(p.Factor.ToArray());
        return MultivariateNormal.FromCovariance(p.Mean, RealMatrix.From((factor.Transpose() * factor).ToArray()));
    }

    private static RealVector TransposedDraw(MultivariateNormal p, Key key)
    {
        var factor = Matrix<double>.Build.DenseOfArray(p.Factor.ToArray());
        var noise = Vector<double>.Build.DenseOfEnumerable(DiagonalNormal.Standard(p.Dimensions).Sample(key));
        return RealVector.From(Vector<double>.Build.DenseOfEnumerable(p.Mean) + (factor.Transpose() * noise));
    }

    private static double WrongSign(LowRankNormal p, RealVector x)
    {
        var diagonal = DiagonalNormal.FromLogVariance(p.Mean, p.LogVariance);
        var constants = (diagonal.LogProbability(p.Mean).Nats, p.LogProbability(p.Mean).Nats);
        var (byDiagonal, right) = (diagonal.LogProbability(x).Nats - constants.Item1, p.LogProbability(x).Nats - constants.Item2);
        return constants.Item2 + (2 * byDiagonal) - right;
    }

    private static RealVector Shared(LowRankNormal p, Key key)
    {
        var noise = DiagonalNormal.Standard(p.Rank + p.Dimensions).Sample(key);
        return RealVector.From(
            Enumerable
                .Range(0, p.Dimensions)
                .Select(i =>
                    p.Mean[i]
                    + (Math.Exp(0.5 * p.LogVariance[i]) * noise[i])
                    + Enumerable.Range(0, p.Rank).Sum(j => p.Factor[i, j] * noise[j])
                )
        );
    }
}
