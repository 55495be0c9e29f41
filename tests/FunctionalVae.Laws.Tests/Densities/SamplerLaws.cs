using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Laws;

/// <summary>Laws of the samplers of one number.</summary>
internal static class SamplerLaws
{
    private const int Draws = 1000;
    private const int Distributions = 20;

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            DensityLaws.Area,
            "Kolmogorov–Smirnov",
            "√n·D of 1,000 draws against the distribution function ≤ 3.3, which chance exceeds once in 10⁹",
            64,
            (formulas, key) =>
                Prop.ForAll(
                    WithSeed(ScalarCase.Any.Generator),
                    one =>
                    {
                        var sample = one.Item.Of(formulas).Sample;
                        var draws = Enumerable.Range(0, Draws).Select(i => sample(key.Child(one.Seed).Child((ulong)i)));
                        return KolmogorovSmirnov.Statistic(
                                draws,
                                x => one.Item.Family.Cumulative(one.Item.Parameters, x),
                                one.Item.Family.Counted
                            ) <= 3.3;
                    }
                )
        ),
        new(
            DensityLaws.Area,
            "moments of draws",
            "mean and variance of 20,000 draws from 20 distributions a family, pooled as z = Σ(m̂ − m)/√ΣVar: |z| < 7",
            1,
            (formulas, key) =>
                Prop.ForAll(
                    WithSeed(Pools()),
                    pools => pools.Item.All(pool => PooledZ(formulas, pool, key.Child(pools.Seed)).All(z => Math.Abs(z) < 7))
                )
        ),
    ];

    /// <summary>A value with a seed for the draws of its case.</summary>
    public static Arbitrary<Seeded<T>> WithSeed<T>(Gen<T> gen) =>
        Arb.From(from item in gen from seed in Gen.Choose(0, int.MaxValue) select new Seeded<T>(item, (ulong)seed));

    // Outcomes that are counted are left to the other law: a rare one makes z anything but normal.
    private static Gen<ScalarCase[][]> Pools() =>
        ScalarFamilies.Continuous.Aggregate(
            Gen.Constant(Array.Empty<ScalarCase[]>()),
            (rest, family) =>
                from before in rest
                from pool in ScalarCase.Of([family]).Generator.ArrayOf(Distributions)
                select (ScalarCase[][])[.. before, pool]
        );

    // The draws are standardised, so that no distribution of the pool outweighs the others.
    private static double[] PooledZ(Formulas formulas, ScalarCase[] pool, Key key)
    {
        var (mean, square, fourth) = (0.0, 0.0, 0.0);
        foreach (var (i, one) in pool.Index())
        {
            var (center, sample) = (one.Expectation(x => x), one.Of(formulas).Sample);
            var variance = one.Expectation(x => (x - center) * (x - center));
            fourth += Draws * (one.Expectation(x => Math.Pow(x - center, 4) / variance / variance) - 1);
            for (var draw = 0; draw < Draws; draw++)
            {
                var z = (sample(key.Child((ulong)i).Child((ulong)draw)) - center) / Math.Sqrt(variance);
                mean += z;
                square += (z * z) - 1;
            }
        }

        return [mean / Math.Sqrt(Draws * pool.Length), square / Math.Sqrt(fourth)];
    }
}

/// <summary>A generated value and a seed for the draws of its case.</summary>
internal sealed record Seeded<T>(T Item, ulong Seed);
