using System.Collections.Concurrent;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlLaws
{
    private const int Estimated = 2_000;
    private const int Terms = 50;
    private static readonly ConcurrentDictionary<Key, IReadOnlyList<double>[]> DrawnTerms = new();

    private static Law[] Estimates =>
        [
            new(
                Area,
                "pooled Monte Carlo",
                "|z| < 5 for the mean log-ratio of 10,000 pairs × 200 draws of each family, with exact variances",
                1,
                (formulas, key) =>
                    KlFamilies
                        .All.Select(family => (family.Name, Z: PooledEstimates.Of(family, key).Z(formulas)))
                        .Where(pooled => !(Math.Abs(pooled.Z) < 5))
                        .Select(pooled => $"{pooled.Name}: z = {pooled.Z:F1}")
                        .ToList()
                        is var bad
                    && bad.Count == 0
                        ? true.ToProperty()
                        : false.Label(string.Join(", ", bad))
            ),
            new(
                Area,
                "standard error",
                "the mean square standard error of 2,000 estimates of 50 standard normal terms is 1/50, to 3 %",
                1,
                (formulas, key) =>
                    (
                        Math.Abs(
                            (
                                DrawnTerms
                                    .GetOrAdd(key, Draw)
                                    .Average(terms => Math.Pow(formulas.EstimateFromTerms(terms).StandardError, 2)) * Terms
                            ) - 1
                        ) < 0.03
                    ).ToProperty()
            ),
            new(
                Area,
                "nothing is dropped",
                "a term that is not a number makes the estimate not a number, an infinite one makes it infinite",
                20,
                (formulas, _) =>
                    Prop.ForAll(
                        Hard.Number(5).ArrayOf(3).ToArbitrary(),
                        terms =>
                            double.IsNaN(formulas.EstimateFromTerms([.. terms, double.NaN]).Value)
                            && double.IsPositiveInfinity(formulas.EstimateFromTerms([.. terms, double.PositiveInfinity]).Value)
                    )
            ),
        ];

    private static IReadOnlyList<double>[] Draw(Key key) =>
        [.. Enumerable.Range(0, Estimated).Select(i => Sampling.Draws(Normal.Standard, key.Child((ulong)i), Terms))];
}
