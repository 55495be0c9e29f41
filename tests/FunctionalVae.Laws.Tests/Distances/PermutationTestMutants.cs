using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong permutation tests.</summary>
internal static class PermutationTestMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        PValue(
            "permutation test: b/B",
            "the samples' own division is not counted: p-values of 0",
            (p, count) => ((p * (1 + count)) - 1) / count
        ),
        PValue(
            "permutation test: the other tail",
            "divisions with a statistic that is smaller are counted",
            (p, count) => (2.0 + count) / (1 + count) - p
        ),
        PValue("permutation test: two-sided twice", "min(1, 2p) of a statistic that is a distance already", (p, _) => Math.Min(1, 2 * p)),
        new(
            DistanceLaws.Area,
            "permutation test: permuted within samples",
            "each sample is permuted by itself, which changes no statistic",
            formulas =>
                formulas with
                {
                    PermutationPValue = (statistic, permutations, key, q, p) =>
                        (
                            1.0
                            + Enumerable
                                .Range(0, permutations)
                                .Count(i => statistic(Permuted(key, i, q), Permuted(key, i, p)) >= statistic(q, p) - 1e-12)
                        ) / (1 + permutations),
                }
        ),
    ];

    private static Mutant PValue(string name, string fault, Func<double, int, double> change) =>
        new(
            DistanceLaws.Area,
            name,
            fault,
            formulas =>
                formulas with
                {
                    PermutationPValue = (statistic, permutations, key, q, p) =>
                        change(PermutationTest.PValue(statistic, permutations, key, q, p), permutations),
                }
        );

    private static RealMatrix Permuted(Key key, int index, RealMatrix points) =>
        RealMatrix.FromRows(Permutation.Of(key.Child((ulong)index), points.Rows).Select(points.Row));
}
