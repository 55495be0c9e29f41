using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;
using Reference = MathNet.Numerics.Distributions;

namespace FunctionalVae.Laws;

/// <summary>The families of distributions of one number.</summary>
internal static class ScalarFamilies
{
    private static readonly double[] NormalEdges = [-12, -10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10, 12];
    private static readonly double[] LaplaceEdges = [-45, -30, -15, -7, -3, -1, 0, 1, 3, 7, 15, 30, 45];
    private static readonly double[] UnitEdges = [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1];

    public static ScalarFamily Normal { get; } =
        new(
            "normal",
            false,
            Numbers(5, 12),
            (formulas, p) => Faces(formulas.NormalFamily, Probability.Normal.FromLogVariance(p[0], p[1])),
            p => Quadrature.Panels(NormalEdges.Select(z => p[0] + (Math.Exp(0.5 * p[1]) * z))),
            (p, x) => Reference.Normal.CDF(p[0], Math.Exp(0.5 * p[1]), x),
            p => [Math.Exp(0.5 * p[1]), 1]
        );

    public static ScalarFamily Laplace { get; } =
        new(
            "Laplace",
            false,
            Numbers(5, 6),
            (formulas, p) => Faces(formulas.LaplaceFamily, Probability.Laplace.FromScale(p[0], Math.Exp(p[1]))),
            p => Quadrature.Panels(LaplaceEdges.Select(z => p[0] + (Math.Exp(p[1]) * z))),
            (p, x) => new Reference.Laplace(p[0], Math.Exp(p[1])).CumulativeDistribution(x),
            p => [Math.Exp(p[1]), 1]
        );

    public static ScalarFamily Uniform { get; } =
        new(
            "uniform",
            false,
            Numbers(5, 6),
            (formulas, p) => Faces(formulas.UniformFamily, UniformDistribution.Between(p[0], p[0] + Math.Exp(p[1]))),
            p => Quadrature.Panels([p[0], p[0] + Math.Exp(p[1])]),
            (p, x) => Math.Clamp((x - p[0]) / Math.Exp(p[1]), 0, 1),
            _ => [0, 0]
        );

    public static ScalarFamily ContinuousBernoulli { get; } =
        new(
            "continuous Bernoulli",
            false,
            Numbers(40),
            (formulas, p) => Faces(formulas.ContinuousBernoulliFamily, Probability.ContinuousBernoulli.FromLogit(p[0])),
            _ => Quadrature.Panels(UnitEdges),
            (p, x) => p[0] == 0 ? x : SpecialFunctions.Expm1(p[0] * x) / SpecialFunctions.Expm1(p[0]),
            _ => [1]
        );

    public static ScalarFamily Mixture { get; } =
        new(
            "mixture of normals",
            false,
            Numbers(3, 5, 3, 5, 3),
            (formulas, p) =>
                Faces(
                    formulas.MixtureFamily,
                    Probability.Mixture.Of<double, LogDensity>(
                        Probability.Categorical.FromLogits([p[0], 0]),
                        [Probability.Normal.FromLogVariance(p[1], p[2]), Probability.Normal.FromLogVariance(p[3], p[4])]
                    )
                ),
            p =>
                Quadrature.Panels(
                    NormalEdges.SelectMany(z => new[] { p[1] + (Math.Exp(0.5 * p[2]) * z), p[3] + (Math.Exp(0.5 * p[4]) * z) })
                ),
            (p, x) =>
            {
                var first = 1 / (1 + Math.Exp(-p[0]));
                return (first * Reference.Normal.CDF(p[1], Math.Exp(0.5 * p[2]), x))
                    + ((1 - first) * Reference.Normal.CDF(p[3], Math.Exp(0.5 * p[4]), x));
            },
            p => [1, Math.Exp(0.5 * p[2]), 1, Math.Exp(0.5 * p[4]), 1]
        );

    public static ScalarFamily Bernoulli { get; } =
        new(
            "Bernoulli",
            true,
            Numbers(30),
            (formulas, p) => Faces(formulas.BernoulliFamily, Probability.Bernoulli.FromLogit(p[0])),
            _ => Quadrature.Outcomes(2),
            (p, x) => x < 1 ? 1 / (1 + Math.Exp(p[0])) : 1,
            _ => [1]
        );

    public static ScalarFamily Categorical { get; } =
        new(
            "categorical",
            true,
            from count in Gen.Choose(1, 6)
            from logits in Hard.Number(10).ArrayOf(count)
            select logits,
            (formulas, p) => Faces(formulas.CategoricalFamily, Probability.Categorical.FromLogits(RealVector.From(p))),
            p => Quadrature.Outcomes(p.Length),
            (p, x) => p.Take((int)x + 1).Sum(Math.Exp) / p.Sum(Math.Exp),
            p => [.. p.Select(_ => 1.0)]
        );

    public static ScalarFamily DiscretizedLogistic { get; } =
        new(
            "discretised logistic",
            true,
            from location in Gen.Choose(-100, 500)
            from scale in Hard.Number(4)
            from levels in Gen.Choose(0, 38)
            select new[] { location * 0.1, scale, levels },
            (formulas, p) =>
                Faces(
                    formulas.DiscretizedLogisticFamily,
                    Probability.DiscretizedLogistic.FromScale(p[0], Math.Exp(p[1]), 2 + (int)Math.Abs(p[2]))
                ),
            p => Quadrature.Outcomes(2 + (int)Math.Abs(p[2])),
            (p, x) => x >= 1 + (int)Math.Abs(p[2]) ? 1 : 1 / (1 + Math.Exp((p[0] - x - 0.5) / Math.Exp(p[1]))),
            p => [Math.Exp(p[1]), 1, 0]
        );

    public static IReadOnlyList<ScalarFamily> Continuous { get; } = [Normal, Laplace, Uniform, ContinuousBernoulli, Mixture];

    public static IReadOnlyList<ScalarFamily> All { get; } = [.. Continuous, Bernoulli, Categorical, DiscretizedLogistic];

    private static Gen<double[]> Numbers(params double[] bounds) =>
        bounds.Aggregate(
            Gen.Constant(Array.Empty<double>()),
            (rest, bound) => from before in rest from value in Hard.Number(bound) select (double[])[.. before, value]
        );

    private static Faces Faces<T>(Family<T, double, double, double> family, T p) =>
        new(x => family.Log(p, x), key => family.Sample(p, key), () => family.Mean(p), () => family.Spread(p), () => family.Entropy(p));

    private static Faces Faces<T>(Family<T, int, double, double> family, T p) =>
        new(
            x => family.Log(p, (int)x),
            key => family.Sample(p, key),
            () => family.Mean(p),
            () => family.Spread(p),
            () => family.Entropy(p)
        );

    // The mean and variance of the outcome's number, from those of the one-hot vector.
    private static Faces Faces<T>(Family<T, int, RealVector, RealMatrix> family, T p) =>
        new(
            x => family.Log(p, (int)x),
            key => family.Sample(p, key),
            () => family.Mean(p).Select((probability, i) => probability * i).Sum(),
            () =>
            {
                var covariance = family.Spread(p);
                return Enumerable
                    .Range(0, covariance.Rows)
                    .Sum(i => Enumerable.Range(0, covariance.Columns).Sum(j => (double)i * j * covariance[i, j]));
            },
            () => family.Entropy(p)
        );
}
