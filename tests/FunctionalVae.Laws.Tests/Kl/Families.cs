using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>The families of pairs whose divergences have closed forms.</summary>
internal static partial class Families
{
    public static Family<Normal, Normal> Normals { get; } =
        new(
            numbers =>
                (Probability.Normal.FromLogVariance(numbers[0], numbers[1]), Probability.Normal.FromLogVariance(numbers[2], numbers[3])),
            (q, p) => $"q = N({q.Mean}, ℓ {q.LogVariance}), p = N({p.Mean}, ℓ {p.LogVariance})",
            Nearby.Moved(Hard.Number(5), Hard.LogVariance, 1),
            SameLength
        );

    public static Family<DiagonalNormal, DiagonalNormal> Diagonals { get; } =
        new(
            numbers => (Diagonal(numbers, 0), Diagonal(numbers, 2)),
            (q, p) => $"q = N({q.Mean}, ℓ {q.LogVariance}), p = N({p.Mean}, ℓ {p.LogVariance})",
            from count in Gen.Frequency((1, Gen.Constant(1)), (2, Hard.Dimensions))
            from numbers in Nearby.Moved(Hard.Number(5), Hard.LogVariance, count)
            select numbers,
            numbers =>
                Enumerable
                    .Range(0, numbers.Length > 4 ? numbers.Length / 4 : 0)
                    .Select(i => (double[])[.. numbers[..(4 * i)], .. numbers[(4 * (i + 1))..]])
                    .Concat(SameLength(numbers))
        );

    public static Family<MultivariateNormal, MultivariateNormal> Full { get; } = FullCovariance.Pairs;

    public static Family<Bernoulli, Bernoulli> Bernoullis { get; } =
        new(
            numbers => (Bernoulli.FromLogit(numbers[0]), Bernoulli.FromLogit(numbers[1])),
            (q, p) => $"q = Bernoulli(l {q.Logit}), p = Bernoulli(l {p.Logit})",
            Nearby.Moved(Gen.OneOf(Hard.Number(20), Hard.Number(700)), 1),
            SameLength
        );

    public static Family<Categorical, Categorical> Categoricals { get; } =
        new(
            numbers => (Logits(numbers[..(numbers.Length / 2)]), Logits(numbers[(numbers.Length / 2)..])),
            (q, p) => $"q = categorical({q.Logits}), p = categorical({p.Logits})",
            from count in Gen.Frequency((6, Gen.Choose(1, 6)), (1, Gen.Choose(7, 64)))
            from bound in Gen.Elements(3.0, 50.0, 700.0)
            from numbers in Nearby.Moved(Hard.Number(bound), count)
            select numbers,
            numbers =>
                Enumerable
                    .Range(0, numbers.Length > 2 ? numbers.Length / 2 : 0)
                    .Select(i => numbers.Where((_, place) => place % (numbers.Length / 2) != i).ToArray())
                    .Concat(SameLength(numbers))
        );

    public static IEnumerable<double[]> SameLength(double[] numbers) =>
        Hard.Simpler(numbers).Where(simpler => simpler.Length == numbers.Length);

    private static Categorical Logits(double[] logits) => Categorical.FromLogits(RealVector.From(logits));

    private static DiagonalNormal Diagonal(double[] numbers, int first) =>
        DiagonalNormal.FromLogVariance(
            RealVector.From(numbers.Where((_, place) => place % 4 == first)),
            RealVector.From(numbers.Where((_, place) => place % 4 == first + 1))
        );
}
