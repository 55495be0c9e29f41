namespace FunctionalVae.Probability;

/// <summary>The two-sample permutation test: are two samples drawn from the same distribution?</summary>
public static class PermutationTest
{
    /// <summary>
    /// The p-value (1 + b) / (1 + B): b of the B random divisions of the joined samples into parts of the same sizes have a statistic at least as
    /// large as the samples' own (Phipson and Smyth 2010). If both samples come from one distribution it is at most u with probability at most u,
    /// whatever that distribution, the statistic and B are.
    /// </summary>
    /// <param name="statistic">A distance of two samples, such as <see cref="MaximumMeanDiscrepancy.Biased"/> with its kernel: large where they differ.</param>
    /// <param name="permutations">B, 1 at least. No p-value is below 1 / (1 + B).</param>
    /// <param name="key">The key of the divisions.</param>
    /// <param name="q">[n, D], one point per row.</param>
    /// <param name="p">[m, D], one point per row.</param>
    /// <exception cref="ArgumentException">
    /// There is no permutation, a sample is empty, an element is not finite, the dimensions differ, or the statistic is not a number.
    /// </exception>
    public static double PValue(Func<RealMatrix, RealMatrix, double> statistic, int permutations, Key key, RealMatrix q, RealMatrix p)
    {
        Arguments.AtLeast(1, permutations, nameof(permutations));
        PointRows.Check(q, nameof(q));
        PointRows.Check(p, nameof(p));
        Arguments.SameCount(q.Columns, nameof(q), p.Columns, nameof(p));
        var observed = Number(statistic(q, p), nameof(statistic));
        var joined = PointRows.Join(q, p);
        var asLarge = 0;
        for (var i = 0; i < permutations; i++)
        {
            ReadOnlyMemory<int> order = Permutation.Of(key.Child((ulong)i), joined.Rows);
            if (
                Number(statistic(PointRows.Choose(joined, order[..q.Rows]), PointRows.Choose(joined, order[q.Rows..])), nameof(statistic))
                >= observed
            )
            {
                asLarge++;
            }
        }

        return (1.0 + asLarge) / (1.0 + permutations);
    }

    private static double Number(double value, string name) =>
        double.IsNaN(value) ? throw new ArgumentException($"{name} of two samples is NaN; it must be a number.", name) : value;
}
