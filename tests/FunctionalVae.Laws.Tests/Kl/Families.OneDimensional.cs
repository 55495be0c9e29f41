using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class Families
{
    public static Family<Laplace, Laplace> Laplaces { get; } = Located(Laplace, Laplace, Text, Text);

    public static Family<Normal, Laplace> NormalsToLaplaces { get; } = Located(Normal, Laplace, Text, Text);

    public static Family<Laplace, Normal> LaplacesToNormals { get; } = Located(Laplace, Normal, Text, Text);

    public static Family<UniformDistribution, Normal> UniformsToNormals { get; } = Located(Uniform, Normal, Text, Text);

    public static Family<UniformDistribution, Laplace> UniformsToLaplaces { get; } = Located(Uniform, Laplace, Text, Text);

    /// <summary>Half of them with q's interval within p's.</summary>
    public static Family<UniformDistribution, UniformDistribution> Uniforms { get; } =
        new(
            numbers =>
                numbers.Length == 4
                    ? (Uniform(numbers[0], numbers[1]), Uniform(numbers[2], numbers[3]))
                    : (
                        Uniform(numbers[0], numbers[1]),
                        UniformDistribution.Between(
                            Uniform(numbers[0], numbers[1]).Low - Math.Abs(numbers[2]),
                            Uniform(numbers[0], numbers[1]).High + Math.Abs(numbers[3])
                        )
                    ),
            (q, p) => $"q = {Text(q)}, p = {Text(p)}",
            Gen.OneOf(
                Nearby.Moved(Hard.Number(5), Hard.Number(4), 1),
                Nearby.Moved(Hard.Number(5), Hard.Number(4), 1).Select(numbers => (double[])[.. numbers, 0])
            ),
            SameLength
        );

    public static Family<ContinuousBernoulli, ContinuousBernoulli> ContinuousBernoullis { get; } =
        new(
            numbers => (ContinuousBernoulli.FromLogit(numbers[0]), ContinuousBernoulli.FromLogit(numbers[1])),
            (q, p) => $"q = continuous Bernoulli(l {q.Logit}), p = continuous Bernoulli(l {p.Logit})",
            Nearby.Moved(Gen.OneOf(Hard.Number(10), Hard.Number(700)), 1),
            SameLength
        );

    /// <summary>The number of levels, then location and logarithm of the scale of both.</summary>
    public static Family<DiscretizedLogistic, DiscretizedLogistic> DiscretizedLogistics { get; } =
        new(
            numbers => (Levels(numbers, 1), Levels(numbers, 3)),
            (q, p) => $"q = logistic(μ {q.Location}, s {q.Scale}), p = logistic(μ {p.Location}, s {p.Scale}) of {q.Levels} levels",
            from levels in Gen.Elements(2, 17, 256)
            from numbers in Nearby.Moved(Gen.OneOf(Hard.Number(5), Hard.Number(300)), Hard.Number(3), 1)
            select (double[])[levels, .. numbers],
            numbers => SameLength(numbers[1..]).Select(simpler => (double[])[numbers[0], .. simpler])
        );

    /// <summary>Of q and then of p: k means, k log-variances and k elements of one factor, or of two where there are more numbers than 6k.</summary>
    public static Family<LowRankNormal, LowRankNormal> LowRanks { get; } =
        new(
            numbers => (LowRank(numbers[..(numbers.Length / 2)]), LowRank(numbers[(numbers.Length / 2)..])),
            (q, p) => $"q = N({q.Mean}, W {q.Factor}, ℓ {q.LogVariance}), p = N({p.Mean}, W {p.Factor}, ℓ {p.LogVariance})",
            from count in Gen.Choose(1, 6)
            from numbers in Nearby.Moved(Hard.Number(5), 3 * count)
            select numbers,
            numbers =>
                Enumerable
                    .Range(0, numbers.Length > 6 ? numbers.Length / 6 : 0)
                    .Select(i => numbers.Where((_, place) => place % (numbers.Length / 6) != i).ToArray())
                    .Concat(SameLength(numbers))
        );

    /// <summary>Ends of a quadrature's panels, closer together where the density decays.</summary>
    public static IEnumerable<double> Decays(ContinuousBernoulli x) =>
        new[] { 0.5, 1, 2, 4, 8, 16, 32, 64 }
            .Select(times => times / Math.Max(1, Math.Abs(x.Logit)))
            .Where(distance => distance < 1)
            .Select(distance => x.Logit > 0 ? 1 - distance : distance);

    private static Family<TQ, TP> Located<TQ, TP>(
        Func<double, double, TQ> q,
        Func<double, double, TP> p,
        Func<TQ, string> textQ,
        Func<TP, string> textP
    ) =>
        new(
            numbers => (q(numbers[0], numbers[1]), p(numbers[2], numbers[3])),
            (first, second) => $"q = {textQ(first)}, p = {textP(second)}",
            Nearby.Moved(Hard.Number(5), Gen.OneOf(Hard.Number(3), Hard.Number(10)), 1),
            SameLength
        );

    private static Normal Normal(double mean, double logDeviation) => Probability.Normal.FromLogVariance(mean, 2 * logDeviation);

    private static Laplace Laplace(double mean, double logScale) => Probability.Laplace.FromScale(mean, Math.Exp(logScale));

    private static UniformDistribution Uniform(double middle, double logWidth) =>
        UniformDistribution.Between(middle - (0.5 * Math.Exp(logWidth)), middle + (0.5 * Math.Exp(logWidth)));

    private static DiscretizedLogistic Levels(double[] numbers, int first) =>
        DiscretizedLogistic.FromScale(numbers[first], Math.Exp(numbers[first + 1]), (int)numbers[0]);

    private static LowRankNormal LowRank(double[] numbers)
    {
        var count = numbers.Length / 3;
        return LowRankNormal.FromLogVariance(
            RealVector.From(numbers[..count]),
            RealMatrix.FromRows(numbers[(2 * count)..].Select(element => RealVector.From([element]))),
            RealVector.From(numbers[count..(2 * count)])
        );
    }

    private static string Text(Normal x) => $"N({x.Mean}, ℓ {x.LogVariance})";

    private static string Text(Laplace x) => $"Laplace({x.Mean}, b {x.Scale})";

    private static string Text(UniformDistribution x) => $"uniform[{x.Low}, {x.High})";
}
