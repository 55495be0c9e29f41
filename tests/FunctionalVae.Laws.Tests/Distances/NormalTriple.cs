using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Three normal distributions of the same dimensions with any covariances, the second often close to the first.</summary>
internal sealed record NormalTriple(double[][] Means, double[][] LogDeviations, double[][] Lower)
{
    public int Dimensions => Means[0].Length;

    /// <summary>The largest mean and deviation and 1: what rounding errors are measured against.</summary>
    public double Size => 1 + Enumerable.Range(0, 3).Max(i => Full(i).Covariance.Diagonal().Max(Math.Sqrt) + Means[i].Max(Math.Abs));

    public DiagonalNormal Diagonal(int index) =>
        DiagonalNormal.FromLogVariance(RealVector.From(Means[index]), RealVector.From(LogDeviations[index].Select(l => 2 * l)));

    public MultivariateNormal Full(int index) => MultivariateNormal.FromFactor(RealVector.From(Means[index]), Factor(index));

    public MultivariateNormal Centred(int index) => MultivariateNormal.FromFactor(RealVector.Zero(Dimensions), Factor(index));

    public RealMatrix Factor(int index)
    {
        var factor = new double[Dimensions, Dimensions];
        for (var row = 0; row < Dimensions; row++)
        {
            factor[row, row] = Math.Exp(LogDeviations[index][row]);
            for (var column = 0; column < row; column++)
            {
                factor[row, column] = Lower[index][(row * (row - 1) / 2) + column];
            }
        }

        return RealMatrix.From(factor);
    }

    public static Arbitrary<NormalTriple> Any { get; } =
        Arb.From(
            from dimensions in Gen.Choose(1, 4)
            from near in Gen.Elements(0, 1e-9, 1e-3, 1)
            from means in Hard.Number(3).ArrayOf(3 * dimensions)
            from deviations in Hard.Number(2).ArrayOf(3 * dimensions)
            from lower in Hard.Number(2).ArrayOf(18)
            select new NormalTriple(
                Near(near, [.. means.Chunk(dimensions)]),
                Near(near, [.. deviations.Chunk(dimensions)]),
                Near(near, [.. lower.Chunk(6)])
            ),
            Shrink
        );

    public override string ToString() =>
        string.Join("; ", Enumerable.Range(0, 3).Select(i => $"N({RealVector.From(Means[i])}, L {Factor(i)})"));

    private static double[][] Near(double near, double[][] three) =>
        [three[0], [.. three[0].Zip(three[1], (a, b) => a + (near * b))], three[2]];

    private static IEnumerable<NormalTriple> Shrink(NormalTriple triple)
    {
        if (triple.Dimensions > 1)
        {
            yield return triple with
            {
                Means = [.. triple.Means.Select(values => values[..^1])],
                LogDeviations = [.. triple.LogDeviations.Select(values => values[..^1])],
            };
        }

        foreach (var simpler in Simpler(triple.Means))
        {
            yield return triple with
            {
                Means = simpler,
            };
        }

        foreach (var simpler in Simpler(triple.LogDeviations))
        {
            yield return triple with
            {
                LogDeviations = simpler,
            };
        }

        foreach (var simpler in Simpler(triple.Lower))
        {
            yield return triple with
            {
                Lower = simpler,
            };
        }
    }

    private static IEnumerable<double[][]> Simpler(double[][] three) =>
        from index in Enumerable.Range(0, 3)
        from simpler in Hard.Simpler(three[index])
        where simpler.Length == three[index].Length
        select three.Select((values, i) => i == index ? simpler : values).ToArray();
}
