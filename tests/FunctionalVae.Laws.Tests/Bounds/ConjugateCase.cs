using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>z ~ N(0, 1), x|z ~ N(a·z + b, s²), independently in each dimension, and a normal q: evidence and posterior are known.</summary>
internal sealed record ConjugateCase(
    double[] Slope,
    double[] Offset,
    double[] LogNoise,
    double[] Point,
    double[] MeanQ,
    double[] LogVarianceQ
)
{
    public static Arbitrary<ConjugateCase> Any { get; } = Arb.From(OfDimensions(Gen.Choose(1, 4)));

    public static Arbitrary<ConjugateCase> Single { get; } = Arb.From(OfDimensions(Gen.Constant(1)));

    /// <summary>A hundred of one dimension, to pool.</summary>
    public static Arbitrary<ConjugateCase[]> Hundred { get; } = Arb.From(OfDimensions(Gen.Constant(1)).ArrayOf(100));

    public DiagonalNormal Q => DiagonalNormal.FromLogVariance(RealVector.From(MeanQ), RealVector.From(LogVarianceQ));

    /// <summary>q's mean and deviation brought near those of the posterior, to within a fifth of its deviation.</summary>
    public Normal NearPosterior
    {
        get
        {
            var posterior = Posterior.Marginal(0);
            return Normal.FromDeviation(
                posterior.Mean + (0.2 * posterior.Deviation * MeanQ[0]),
                posterior.Deviation * Math.Exp(0.1 * LogVarianceQ[0])
            );
        }
    }

    public DiagonalNormal Posterior =>
        DiagonalNormal.FromLogVariance(
            RealVector.From(Each(i => Slope[i] / Noise(i) * (Point[i] - Offset[i]) / Precision(i))),
            RealVector.From(Each(i => -Math.Log(Precision(i))))
        );

    public double Evidence =>
        DiagonalNormal
            .FromLogVariance(RealVector.From(Offset), RealVector.From(Each(i => Math.Log((Slope[i] * Slope[i]) + Noise(i)))))
            .LogProbability(RealVector.From(Point))
            .Nats;

    /// <summary>E log p(xᵢ|z) under q.</summary>
    public RealVector Reconstruction(Formulas formulas, DiagonalNormal q) =>
        RealVector.From(
            Each(i =>
            {
                var rest = Point[i] - (Slope[i] * q.Mean[i]) - Offset[i];
                return formulas.NormalReconstruction(LogNoise[i], (rest * rest) + (Slope[i] * Slope[i] * q.Variance[i]));
            })
        );

    /// <summary>KL(qᵢ ‖ N(0, 1)).</summary>
    public RealVector Kl(DiagonalNormal q) => RealVector.From(Each(i => KullbackLeibler.Normal(q.Marginal(i), Normal.Standard)));

    public double AnalyticElbo(Formulas formulas, DiagonalNormal q) => formulas.AnalyticElbo(Reconstruction(formulas, q), Kl(q));

    /// <summary>log p(x|z).</summary>
    public double LogLikelihood(Formulas formulas, RealVector z) =>
        Each(i =>
            {
                var rest = Point[i] - (Slope[i] * z[i]) - Offset[i];
                return formulas.NormalReconstruction(LogNoise[i], rest * rest);
            })
            .Sum();

    /// <summary>log p(x, z).</summary>
    public double LogJoint(Formulas formulas, RealVector z) =>
        LogLikelihood(formulas, z) + DiagonalNormal.Standard(Slope.Length).LogProbability(z).Nats;

    /// <summary>∂ log w / ∂z with q's parameters held, in one dimension.</summary>
    public double LogWeightSlope(Normal q, double z) =>
        (Slope[0] * (Point[0] - (Slope[0] * z) - Offset[0]) / Noise(0)) - z + ((z - q.Mean) / q.Variance);

    /// <summary>The variance of log w under q, in one dimension: log w is a quadratic in the noise.</summary>
    public double LogWeightVariance
    {
        get
        {
            var square = 0.5 * (1 - (Math.Exp(LogVarianceQ[0]) * Precision(0)));
            var linear =
                Math.Exp(0.5 * LogVarianceQ[0]) * ((Slope[0] * (Point[0] - (Slope[0] * MeanQ[0]) - Offset[0]) / Noise(0)) - MeanQ[0]);
            return (2 * square * square) + (linear * linear);
        }
    }

    public override string ToString() =>
        $"a = {Text(Slope)}, b = {Text(Offset)}, log s² = {Text(LogNoise)}, x = {Text(Point)}, q = N({Text(MeanQ)}, ℓ {Text(LogVarianceQ)})";

    private double Noise(int i) => Math.Exp(LogNoise[i]);

    private double Precision(int i) => 1 + (Slope[i] * Slope[i] / Noise(i));

    private IEnumerable<double> Each(Func<int, double> value) => Enumerable.Range(0, Slope.Length).Select(value);

    private static RealVector Text(double[] values) => RealVector.From(values);

    private static Gen<ConjugateCase> OfDimensions(Gen<int> counts) =>
        from count in counts
        from slope in Hard.Number(2).ArrayOf(count)
        from offset in Hard.Number(2).ArrayOf(count)
        from logNoise in Hard.Number(1).ArrayOf(count)
        from point in Hard.Number(3).ArrayOf(count)
        from mean in Hard.Number(2).ArrayOf(count)
        from logVariance in Hard.Number(2).ArrayOf(count)
        select new ConjugateCase(slope, offset, logNoise, point, mean, logVariance);
}
