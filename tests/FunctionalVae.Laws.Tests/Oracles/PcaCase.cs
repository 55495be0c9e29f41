using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>A probabilistic PCA of one to five dimensions with one to three latent ones, a point, and a normal q with correlations.</summary>
/// <param name="Weights">W, row by row.</param>
internal sealed record PcaCase(double[][] Weights, double[] Mean, double LogVariance, double[] Point, double[] MeanQ, double[][] FactorQ)
{
    public static Arbitrary<PcaCase> Any { get; } =
        Arb.From(
            from dimensions in Gen.Choose(1, 5)
            from latent in Gen.Choose(1, 3)
            from weights in Hard.Number(2).ArrayOf(latent).ArrayOf(dimensions)
            from mean in Hard.Number(2).ArrayOf(dimensions)
            from logVariance in Hard.Number(2)
            from point in Hard.Number(3).ArrayOf(dimensions)
            from meanQ in Hard.Number(2).ArrayOf(latent)
            from factorQ in Hard.Number(1).ArrayOf(latent).ArrayOf(latent)
            select new PcaCase(weights, mean, logVariance, point, meanQ, factorQ)
        );

    public ProbabilisticPca Model =>
        ProbabilisticPca.From(RealMatrix.FromRows(Weights.Select(RealVector.From)), RealVector.From(Mean), Math.Exp(LogVariance));

    public RealVector X => RealVector.From(Point);

    public MultivariateNormal Q =>
        MultivariateNormal.FromFactor(
            RealVector.From(MeanQ),
            RealMatrix.FromRows(
                FactorQ.Select(
                    (row, i) =>
                        RealVector.From(
                            row.Select(
                                (value, j) =>
                                    j < i ? value
                                    : j == i ? Math.Exp(value)
                                    : 0
                            )
                        )
                )
            )
        );

    public override string ToString() =>
        $"W = {Model.Weights}, μ = {Model.Mean}, σ² = {Model.Variance}, x = {X}, q = N({Q.Mean}, L {Q.Factor})";
}
