using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Two diagonal normal distributions of the same dimensions, often close to each other.</summary>
internal sealed record NormalPair(double[] MeanQ, double[] LogVarianceQ, double[] MeanP, double[] LogVarianceP)
{
    public DiagonalNormal Q => DiagonalNormal.FromLogVariance(RealVector.From(MeanQ), RealVector.From(LogVarianceQ));

    public DiagonalNormal P => DiagonalNormal.FromLogVariance(RealVector.From(MeanP), RealVector.From(LogVarianceP));

    public static Arbitrary<NormalPair> Any { get; } =
        Arb.From(
            from dimensions in Hard.Dimensions
            from meanQ in Hard.Number(5).ArrayOf(dimensions)
            from logVarianceQ in Hard.LogVariance.ArrayOf(dimensions)
            from near in Gen.Elements(0, 1e-9, 1e-6, 1e-3, 1)
            from nearMean in Gen.Elements(0, near)
            from moveMean in Hard.Number(5).ArrayOf(dimensions)
            from moveLogVariance in Hard.LogVariance.ArrayOf(dimensions)
            select new NormalPair(
                meanQ,
                logVarianceQ,
                [.. meanQ.Zip(moveMean, (mean, move) => mean + (nearMean * move))],
                [.. logVarianceQ.Zip(moveLogVariance, (l, move) => Math.Clamp(l + (near * move), -30, 30))]
            ),
            Shrink
        );

    public override string ToString() => $"q = N({Q.Mean}, ℓ {Q.LogVariance}), p = N({P.Mean}, ℓ {P.LogVariance})";

    private static IEnumerable<NormalPair> Shrink(NormalPair pair)
    {
        var count = pair.MeanQ.Length;
        for (var i = 0; count > 1 && i < count; i++)
        {
            yield return new(Without(pair.MeanQ, i), Without(pair.LogVarianceQ, i), Without(pair.MeanP, i), Without(pair.LogVarianceP, i));
        }

        foreach (var (a, b) in Hard.Simpler(pair.MeanQ).Where(a => a.Length == count).Select(a => (a, pair.MeanP)))
        {
            yield return pair with
            {
                MeanQ = a,
                MeanP = b,
            };
        }

        foreach (var simpler in Hard.Simpler(pair.MeanP).Where(a => a.Length == count))
        {
            yield return pair with
            {
                MeanP = simpler,
            };
        }

        foreach (var simpler in Hard.Simpler(pair.LogVarianceQ).Where(a => a.Length == count))
        {
            yield return pair with
            {
                LogVarianceQ = simpler,
            };
        }

        foreach (var simpler in Hard.Simpler(pair.LogVarianceP).Where(a => a.Length == count))
        {
            yield return pair with
            {
                LogVarianceP = simpler,
            };
        }
    }

    private static double[] Without(double[] values, int index) => [.. values[..index], .. values[(index + 1)..]];
}
