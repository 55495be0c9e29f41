namespace FunctionalVae.Probability;

/// <content>The permutation test by this distance, with each kernel value computed once.</content>
public static partial class MaximumMeanDiscrepancy
{
    // Of a number between 0 and 2 that is a difference of means of some million values.
    private const double Rounding = 1e-12;

    /// <summary>
    /// The permutation test with <see cref="Biased"/> as its statistic: the p-value of <see cref="PermutationTest.PValue"/> with the same key and,
    /// as the null, the mean of the statistic over the divisions (Gretton and others 2012, section 5).
    /// </summary>
    /// <param name="kernel">k, with its bandwidth.</param>
    /// <param name="permutations">B, 1 at least. No p-value is below 1 / (1 + B).</param>
    /// <param name="key">The key of the divisions.</param>
    /// <param name="q">[n, D], one point per row.</param>
    /// <param name="p">[m, D], one point per row.</param>
    /// <param name="threads">Threads; 0 for one per processor. No bit depends on them.</param>
    /// <param name="cancel">Stops between divisions.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentException">There is no permutation, a sample is empty, an element is not finite, or the dimensions differ.</exception>
    public static TwoSampleTest Test(
        Kernel kernel,
        int permutations,
        Key key,
        RealMatrix q,
        RealMatrix p,
        int threads = 0,
        CancellationToken cancel = default
    )
    {
        Arguments.AtLeast(1, permutations, nameof(permutations));
        Check(1, q, p);
        var points = PointRows.Join(q, p);
        var sums = new KernelSums(kernel, points);
        var observed = Divided([.. Enumerable.Range(0, points.Rows)]);
        var statistics = new double[permutations];
        Parts.Each(permutations, i => statistics[i] = Divided([.. Permutation.Of(key.Child((ulong)i), points.Rows)]), threads, cancel);
        // Sums of the same values in another order may differ in their last digits.
        var asLarge = statistics.Count(one => one >= observed - Rounding);
        return new(observed, statistics.Average(), (1.0 + asLarge) / (1.0 + permutations));

        // Of the first n points in this order and the others.
        double Divided(int[] order)
        {
            var (n, m) = ((double)q.Rows, (double)p.Rows);
            var (first, second, between) = sums.Of(order.AsSpan(0, q.Rows));
            return Math.Max(0, (first / (n * n)) + (second / (m * m)) - (2 * between / (n * m)));
        }
    }
}
