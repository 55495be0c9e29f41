using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>The permutation test.</summary>
internal static class PermutationTestLaws
{
    private const int Permutations = 19;
    private const int Size = 8;

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            DistanceLaws.Area,
            "permutation test: uniform under the null",
            "the p-values of 300 pairs of samples of N(0, 1) with 19 permutations are 1/20, 2/20, …, 1 equally often: χ² < 90 with 19 degrees of "
                + "freedom, which is exceeded once in 10¹⁰",
            1,
            (formulas, key) =>
                Prop.ForAll(
                    MmdLaws.Seeds,
                    seed =>
                    {
                        var counts = new double[Permutations + 1];
                        foreach (var p in PValues(formulas, key.Child((ulong)seed), 300, 0, MeansApart))
                        {
                            var place = (p * counts.Length) - 1;
                            if (place < -0.5 || Math.Abs(place - Math.Round(place)) > 1e-9)
                            {
                                return false;
                            }

                            counts[(int)Math.Round(place)]++;
                        }

                        return counts.Sum(count => Math.Pow(count - 15, 2) / 15) < 90;
                    }
                )
        ),
        new(
            DistanceLaws.Area,
            "permutation test: power",
            "N(0, 1) and N(4, 1), 8 draws each, are told apart at 1/20 in 14 of 20 pairs of samples at least, by MMD with a Gaussian kernel",
            1,
            (formulas, key) =>
                Prop.ForAll(
                    MmdLaws.Seeds,
                    seed =>
                        PValues(formulas, key.Child((ulong)seed), 20, 4, (q, p) => formulas.MmdBiased(new RbfKernel(1), q, p))
                            .Count(p => p <= 0.05 + 1e-9) >= 14
                )
        ),
    ];

    private static IEnumerable<double> PValues(
        Formulas formulas,
        Key key,
        int count,
        double shift,
        Func<RealMatrix, RealMatrix, double> statistic
    ) =>
        Enumerable
            .Range(0, count)
            .Select(i => key.Child((ulong)i))
            .Select(draws =>
                formulas.PermutationPValue(
                    statistic,
                    Permutations,
                    draws.Child(0),
                    Sample(draws.Child(1), 0),
                    Sample(draws.Child(2), shift)
                )
            );

    private static RealMatrix Sample(Key key, double mean) =>
        RealMatrix.FromRows(Sampling.Draws(Normal.FromLogVariance(mean, 0), key, Size).Select(x => RealVector.From([x])));

    private static double MeansApart(RealMatrix q, RealMatrix p) => Math.Abs(Mean(q) - Mean(p));

    private static double Mean(RealMatrix points) => Enumerable.Range(0, points.Rows).Average(row => points[row, 0]);
}
